package org.dragoman.conference.file;

import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Ids;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Text;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Place;
import org.dragoman.yaml.Section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the booths, and checks that every language has one and every output somebody who can speak it. */
final class BoothsReading {
    private static final int BOOTHS_MAX = 64;
    private static final int INTERPRETERS_MAX = 16;

    private final Texts texts;
    private final ParticipantsReading people;
    private final List<Language> languages;
    private final Mistakes mistakes;
    private final Declared ids;
    private final Set<String> served = new HashSet<>();
    private final Map<String, Place> seated = new HashMap<>();

    BoothsReading(Texts texts, ParticipantsReading people, List<Language> languages) {
        this.texts = texts;
        this.people = people;
        this.languages = languages;
        this.ids = people.ids().another("booth");
        this.mistakes = ids.mistakes();
    }

    /** The booths the file names, for sessions to refer to. */
    Declared ids() {
        return ids;
    }

    List<Booth> read(Section root, Declared tags) {
        List<Booth> booths = new ArrayList<>();
        for (Section section : root.sections("booths", BOOTHS_MAX)) {
            booth(section).ifPresent(booths::add);
        }
        if (tags.all().size() > 1) {
            tags.all().forEach(this::checkServed);
        }
        people.roles().forEach(this::checkSeated);
        return booths;
    }

    private Optional<Booth> booth(Section section) {
        var id =
                ids.declare(section.required("id"))
                        .flatMap(word -> Found.read(word, BoothId::new, mistakes));
        Text name = texts.name(section, "name");
        List<Found<LanguageTag>> outputs = outputs(section);
        List<Booth.Interpreter> interpreters = new ArrayList<>();
        for (Section desk : section.sections("interpreters", INTERPRETERS_MAX)) {
            interpreter(desk).ifPresent(interpreters::add);
        }
        outputs.forEach(output -> checkSpoken(output, interpreters));
        List<LanguageTag> sends = outputs.stream().map(Found::value).toList();
        List<LanguageTag> pivots = pivots(section, sends, interpreters);
        List<ChannelNumber> presets = presets(section, pivots);
        return id.map(
                found -> new Booth(found.value(), name, sends, interpreters, pivots, presets));
    }

    private List<LanguageTag> pivots(
            Section section, List<LanguageTag> sends, List<Booth.Interpreter> interpreters) {
        List<Found<LanguageTag>> said =
                section.optionalWords("pivots", ChannelNumber.LANGUAGES_MAX).stream()
                        .flatMap(word -> texts.language(word).stream())
                        .toList();
        for (Found<LanguageTag> pivot : said) {
            if (interpreters.stream().noneMatch(i -> i.takes(pivot.value()))) {
                mistakes.add(
                        pivot.place(),
                        "nobody in the booth takes pivot %s; add it to somebody's c or take it out"
                                .formatted(Form.quoted(pivot.value().value())));
            }
        }
        return said.isEmpty() && !section.hasEmptyList("pivots")
                ? Booth.common(heard().map(Language::tag), sends, interpreters)
                : said.stream().map(Found::value).toList();
    }

    /** Left out, they are the floor, the pivots, and then whatever else there is. */
    private List<ChannelNumber> presets(Section section, List<LanguageTag> pivots) {
        List<Found<String>> said = section.optionalWords("presets", Booth.PRESETS_MAX);
        if (!said.isEmpty()) {
            return said.stream().flatMap(word -> preset(word).stream()).toList();
        }
        return Stream.of(
                        Stream.of(ChannelNumber.FLOOR),
                        pivots.stream().flatMap(this::channel),
                        heard().map(Language::channel))
                .flatMap(channels -> channels)
                .distinct()
                .limit(Booth.PRESETS_MAX)
                .toList();
    }

    private Optional<ChannelNumber> preset(Found<String> word) {
        return word.value().equals("floor")
                ? Optional.of(ChannelNumber.FLOOR)
                : texts.language(word).flatMap(tag -> channel(tag.value()).findFirst());
    }

    private Stream<ChannelNumber> channel(LanguageTag tag) {
        return heard().filter(l -> l.tag().equals(tag)).map(Language::channel);
    }

    private Stream<Language> heard() {
        return languages.stream().filter(Language::isHeard);
    }

    private boolean isHeard(String tag) {
        return languages.stream().noneMatch(l -> l.tag().value().equals(tag) && !l.isHeard());
    }

    private List<Found<LanguageTag>> outputs(Section section) {
        List<Found<LanguageTag>> outputs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Found<String> word : section.words("outputs", Booth.OUTPUTS_MAX)) {
            if (!seen.add(word.value())) {
                mistakes.add(
                        word.place(),
                        "output " + Form.quoted(word.value()) + " is there twice; keep one");
            } else {
                served.add(word.value());
                texts.language(word).filter(this::checkHeard).ifPresent(outputs::add);
            }
        }
        if (section.hasEmptyList("outputs")) {
            mistakes.add(section.place(), "the booth has no outputs; add at least one language");
        }
        return outputs;
    }

    private boolean checkHeard(Found<LanguageTag> output) {
        if (!isHeard(output.value().value())) {
            mistakes.add(
                    output.place(),
                    "output %s is a language without sound; take it out"
                            .formatted(Form.quoted(output.value().value())));
            return false;
        }
        return true;
    }

    private Optional<Booth.Interpreter> interpreter(Section desk) {
        var participant = desk.required("participant").flatMap(people.ids()::refer);
        List<LanguageTag> a = languages(desk, "a");
        List<LanguageTag> b = languages(desk, "b");
        List<LanguageTag> c = languages(desk, "c");
        participant.ifPresent(this::checkOneSeat);
        return participant
                .filter(found -> Ids.valid(found.value()))
                .map(found -> new Booth.Interpreter(new ParticipantId(found.value()), a, b, c));
    }

    private List<LanguageTag> languages(Section desk, String key) {
        return desk.optionalWords(key, ChannelNumber.LANGUAGES_MAX).stream()
                .flatMap(word -> texts.language(word).stream())
                .map(Found::value)
                .toList();
    }

    private void checkOneSeat(Found<String> interpreter) {
        Place first = seated.putIfAbsent(interpreter.value(), interpreter.place());
        if (first != null) {
            mistakes.add(
                    interpreter.place(),
                    "interpreter %s has a seat already, at %s; keep one"
                            .formatted(Form.quoted(interpreter.value()), first.spoken()));
        }
        Found<Role> role = people.roles().get(interpreter.value());
        if (role != null && role.value() != Role.INTERPRETER) {
            mistakes.add(
                    interpreter.place(),
                    "%s sits in a booth, but the badge says %s; make the role interpreter"
                            .formatted(
                                    Form.quoted(interpreter.value()), Form.written(role.value())));
        }
    }

    private void checkSpoken(Found<LanguageTag> output, List<Booth.Interpreter> interpreters) {
        boolean spoken =
                interpreters.stream()
                        .flatMap(i -> Stream.concat(i.a().stream(), i.b().stream()))
                        .anyMatch(output.value()::equals);
        if (!spoken) {
            mistakes.add(
                    output.place(),
                    "output %s has no interpreter with it as A or B; add one or take it out"
                            .formatted(Form.quoted(output.value().value())));
        }
    }

    private void checkServed(String tag, Place place) {
        if (LanguageTag.valid(tag) && isHeard(tag) && !served.contains(tag)) {
            mistakes.add(
                    place,
                    "language %s has no booth that outputs it; add it to a booth's outputs"
                            .formatted(Form.quoted(tag)));
        }
    }

    private void checkSeated(String participant, Found<Role> role) {
        if (role.value() == Role.INTERPRETER && !seated.containsKey(participant)) {
            mistakes.add(
                    role.place(),
                    "interpreter %s sits in no booth; add %s to a booth's interpreters"
                            .formatted(Form.quoted(participant), participant));
        }
    }
}
