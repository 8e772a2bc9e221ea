package org.dragoman.print;

import org.dragoman.conference.Conference;
import org.dragoman.conference.Delegation;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.Role;
import org.dragoman.conference.Text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Badges as one page of HTML that a browser prints on A4 without a network: eight cards to a sheet, sorted by delegation,
 * and a poster for each badge of the public. A card is in the language that its holder delivers in, else in the first of the
 * conference, and has the name in the others as well.
 */
public final class BadgeSheet {
    private static final int CARDS = 8;

    private final Conference conference;
    private final Function<Participant, String> link;
    private final Instant until;
    private final PrintedWords words = PrintedWords.shipped();

    /**
     * @param link what a participant's code leads to
     * @param until when the badges end
     */
    public BadgeSheet(Conference conference, Function<Participant, String> link, Instant until) {
        this.conference = conference;
        this.link = link;
        this.until = until;
    }

    /** The page with the badges of these participants. */
    public String of(List<Participant> participants) {
        List<Participant> cards =
                participants.stream().filter(p -> p.role() != Role.PUBLIC).sorted(order()).toList();
        var page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"").append(first().value()).append("\"><head>");
        page.append("<meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">");
        page.append("<title>").append(escaped(read(conference.title(), first())));
        page.append("</title><style>").append(style()).append("</style></head><body>\n");
        page.append("<p class=\"about\" dir=\"ltr\" lang=\"en\">").append(participants.size());
        page.append(" badges. Each code is a secret: whoever has it comes in as its holder.");
        page.append(" Print on A4 at 100 %.</p>\n");
        for (int from = 0; from < cards.size(); from += CARDS) {
            page.append("<section class=\"sheet\">\n");
            cards.subList(from, Math.min(from + CARDS, cards.size()))
                    .forEach(each -> card(each, page));
            page.append("</section>\n");
        }
        participants.stream()
                .filter(p -> p.role() == Role.PUBLIC)
                .forEach(each -> poster(each, page));
        return page.append("</body></html>\n").toString();
    }

    private LanguageTag first() {
        return conference.languages().getFirst().tag();
    }

    /** By delegation as the first language sorts them, then by name; who has none comes last, by role. */
    private Comparator<Participant> order() {
        Collator letters = Collator.getInstance(Locale.forLanguageTag(first().value()));
        return Comparator.comparing((Participant p) -> p.delegation().isEmpty())
                .thenComparing(
                        p -> delegation(p).map(d -> read(d.name(), first())).orElse(""), letters)
                .thenComparing(p -> p.delegation().isEmpty() ? p.role() : Role.CHAIR)
                .thenComparing(p -> read(p.name(), first()), letters)
                .thenComparing(p -> p.id().value());
    }

    private Optional<Delegation> delegation(Participant participant) {
        return participant
                .delegation()
                .flatMap(
                        id ->
                                conference.delegations().stream()
                                        .filter(d -> d.id().equals(id))
                                        .findFirst());
    }

    private void card(Participant who, StringBuilder page) {
        LanguageTag in = who.language().orElse(first());
        page.append("<article class=\"card\" data-id=\"")
                .append(who.id())
                .append("\"")
                .append(direction(in))
                .append(">");
        line("title", in, read(conference.title(), in), page);
        page.append("<div class=\"who\">");
        line("name", in, read(who.name(), in), page);
        others(who.name(), in, page);
        delegation(who).ifPresent(body -> line("body", in, read(body.name(), in), page));
        line("role", in, words.say(key(who.role()), in), page);
        page.append("</div>").append(QrSvg.of(link.apply(who)));
        page.append("<div class=\"foot\">");
        line("", in, words.say("scan", in) + ". " + words.say("own", in) + ".", page);
        line("", in, words.say("until", in).replace("{date}", date(in)), page);
        line("link", in, link.apply(who), page);
        page.append("</div></article>\n");
    }

    private void poster(Participant badge, StringBuilder page) {
        page.append("<section class=\"poster\" data-id=\"").append(badge.id()).append("\">");
        each(conference.title(), "name", page);
        for (Language language : conference.languages()) {
            if (words.texts("wall").containsKey(language.tag().value())) {
                line("wall", language.tag(), words.say("wall", language.tag()), page);
            }
        }
        page.append(QrSvg.of(link.apply(badge)));
        for (Language language : conference.languages()) {
            if (words.texts("scan").containsKey(language.tag().value())) {
                line("scan", language.tag(), words.say("scan", language.tag()), page);
            }
        }
        line("link", first(), link.apply(badge), page);
        page.append("</section>\n");
    }

    /** The text in every language that has one of its own. */
    private void each(Text text, String kind, StringBuilder page) {
        conference.languages().stream()
                .filter(language -> text.in().containsKey(language.tag()))
                .forEach(l -> line(kind, l.tag(), read(text, l.tag()), page));
    }

    /** The name as the other languages write it, each way of writing once. */
    private void others(Text name, LanguageTag but, StringBuilder page) {
        String own = read(name, but);
        conference.languages().stream()
                .filter(l -> !l.tag().equals(but) && name.in().containsKey(l.tag()))
                .collect(
                        Collectors.toMap(
                                l -> read(name, l.tag()),
                                Language::tag,
                                (one, same) -> one,
                                java.util.LinkedHashMap::new))
                .forEach(
                        (text, tag) -> {
                            if (!text.equals(own)) {
                                line("also", tag, text, page);
                            }
                        });
    }

    private void line(String kind, LanguageTag in, String text, StringBuilder page) {
        page.append("<p class=\"").append(kind).append("\" lang=\"").append(in).append("\"");
        page.append(direction(in)).append(">").append(escaped(text)).append("</p>");
    }

    private String direction(LanguageTag tag) {
        boolean rightToLeft = conference.language(tag).map(Language::rightToLeft).orElse(false);
        return rightToLeft ? " dir=\"rtl\"" : " dir=\"ltr\"";
    }

    private String date(LanguageTag in) {
        var language = Locale.forLanguageTag(words.language("until", in));
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(until.atZone(conference.zone()));
    }

    private String read(Text text, LanguageTag in) {
        return text.read(in, conference.languages());
    }

    private static String key(Role role) {
        return "role." + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String style() {
        try (InputStream in = BadgeSheet.class.getResourceAsStream("badges.css")) {
            if (in == null) {
                throw new IllegalStateException("the style of badges is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of badges cannot be read", e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
