package org.dragoman.conference.file;

import org.dragoman.conference.Customs;
import org.dragoman.conference.EndPolicy;
import org.dragoman.conference.Fraction;
import org.dragoman.conference.Group;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.HouseRules;
import org.dragoman.conference.Ids;
import org.dragoman.conference.Phrase;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.PointCategory;
import org.dragoman.conference.PointCategoryId;
import org.dragoman.conference.RepliesAt;
import org.dragoman.conference.SpeechLimits;
import org.dragoman.conference.Text;
import org.dragoman.conference.TimeClass;
import org.dragoman.conference.TimeClassId;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads how the floor is run: groups, categories of time, rules of procedure and phrases of one's own. It lives for one reading. */
final class RulesReading {
    private static final int GROUPS_MAX = 100;
    private static final int TIME_CLASSES_MAX = 50;
    private static final int CATEGORIES_MAX = 20;
    private static final int PHRASES_MAX = 200;
    private static final int REPLIES_MAX = 5;
    private static final int TEXTS_AHEAD_MAX = 20;
    private static final Duration BUDGET_MOST = Duration.ofHours(24);

    private final Texts texts;
    private final Mistakes mistakes;
    private final Declared groupIds;
    private final Declared timeClassIds;
    private final Declared categoryIds;
    private final Declared phraseIds;

    RulesReading(Texts texts, Declared any) {
        this.texts = texts;
        this.mistakes = any.mistakes();
        this.groupIds = any.another("group");
        this.timeClassIds = any.another("time class");
        this.categoryIds = any.another("point category");
        this.phraseIds = any.another("phrase");
    }

    /** The groups the file names, for delegations to refer to. */
    Declared groupIds() {
        return groupIds;
    }

    List<Group> groups(Section root) {
        List<Group> groups = new ArrayList<>();
        for (Section section : root.optionalSections("groups", GROUPS_MAX)) {
            var id = groupIds.declare(section.required("id"));
            Text name = texts.title(section, "name");
            var budget = section.optional("budget", Form.duration(BUDGET_MOST));
            id.flatMap(word -> Found.read(word, GroupId::new, mistakes))
                    .ifPresent(
                            found ->
                                    groups.add(
                                            new Group(
                                                    found.value(),
                                                    name,
                                                    budget.map(Found::value)
                                                            .filter(b -> !b.isZero()))));
        }
        return groups;
    }

    List<TimeClass> timeClasses(Section root) {
        List<TimeClass> classes = new ArrayList<>();
        for (Section section : root.optionalSections("time-classes", TIME_CLASSES_MAX)) {
            var id = timeClassIds.declare(section.required("id"));
            Text name = texts.title(section, "name");
            var speech = section.required("speech", Form.duration(SpeechLimits.MOST));
            id.flatMap(word -> Found.read(word, TimeClassId::new, mistakes))
                    .ifPresent(
                            found ->
                                    speech.ifPresent(
                                            time ->
                                                    classes.add(
                                                            new TimeClass(
                                                                    found.value(),
                                                                    name,
                                                                    time.value()))));
        }
        return classes;
    }

    HouseRules rules(Section root) {
        Section rules = root.optionalSection("rules");
        HouseRules usual = HouseRules.STANDARD;
        return new HouseRules(
                rules.optional("points-while-closed", Form.yesOrNo())
                        .map(Found::value)
                        .orElse(usual.pointWhileClosed()),
                time(rules, "point-of-order", usual.point()),
                time(rules, "response", usual.response()),
                replies(rules, usual.replies()),
                time(rules, "on-motion", usual.onMotion()),
                rules.optional("motion-speakers", Form.whole(0, 20))
                        .map(Found::value)
                        .orElse(usual.motionSpeakers()),
                time(rules, "group-statement", usual.groupStatement()),
                rules.optional("quorum-to-open", Fraction::read).map(Found::value),
                rules.optional("quorum-to-decide", Fraction::read).map(Found::value),
                rules.optional("clock", Form.oneOf(EndPolicy.class))
                        .map(Found::value)
                        .orElse(usual.clock()),
                categories(rules),
                rules.optional("one-speaker-per-delegation", Form.yesOrNo())
                        .map(Found::value)
                        .orElse(usual.onePerDelegation()),
                rules.optional("replies-at", Form.oneOf(RepliesAt.class))
                        .map(Found::value)
                        .orElse(usual.repliesAt()),
                customs(rules));
    }

    private static Customs customs(Section rules) {
        Customs usual = Customs.USUAL;
        return new Customs(
                rules.optional("texts-ahead", Form.whole(0, TEXTS_AHEAD_MAX))
                        .map(Found::value)
                        .orElse(usual.textsAhead()),
                yes(rules, "alternate-groups"),
                yes(rules, "priority-tone"),
                yes(rules, "public-audit-sheet"),
                yes(rules, "every-sound-check"));
    }

    /** Left out, it is no. */
    private static boolean yes(Section rules, String key) {
        return rules.optional(key, Form.yesOrNo()).map(Found::value).orElse(false);
    }

    private static Duration time(Section rules, String key, Duration usual) {
        return rules.optional(key, Form.duration(SpeechLimits.MOST))
                .map(Found::value)
                .orElse(usual);
    }

    private List<Duration> replies(Section rules, List<Duration> usual) {
        if (rules.hasEmptyList("replies")) {
            var _ = rules.optionalWords("replies", REPLIES_MAX);
            return List.of();
        }
        List<Duration> replies =
                rules.optionalWords("replies", REPLIES_MAX).stream()
                        .flatMap(
                                word ->
                                        Found.read(word, Form.duration(SpeechLimits.MOST), mistakes)
                                                .stream())
                        .map(Found::value)
                        .toList();
        return replies.isEmpty() ? usual : replies;
    }

    private List<PointCategory> categories(Section rules) {
        List<PointCategory> categories = new ArrayList<>();
        for (Section section : rules.optionalSections("points-of-order", CATEGORIES_MAX)) {
            var id = categoryIds.declare(section.required("id"));
            Text name = texts.title(section, "name");
            id.flatMap(word -> Found.read(word, PointCategoryId::new, mistakes))
                    .ifPresent(found -> categories.add(new PointCategory(found.value(), name)));
        }
        return categories;
    }

    List<Phrase> phrases(Section root) {
        List<Phrase> phrases = new ArrayList<>();
        for (Section section : root.optionalSections("phrases", PHRASES_MAX)) {
            var id = phraseIds.declare(section.required("id"));
            Text text = texts.title(section, "text");
            id.flatMap(word -> Found.read(word, PhraseId::new, mistakes))
                    .map(found -> new Found<>(new Phrase(found.value(), text), found.place()))
                    .ifPresent(
                            phrase -> {
                                checkPlaces(phrase);
                                phrases.add(phrase.value());
                            });
        }
        return phrases;
    }

    /** Every language must name the same places, else somebody is told less. */
    private void checkPlaces(Found<Phrase> phrase) {
        var all = new HashSet<>(phrase.value().places());
        phrase.value()
                .text()
                .in()
                .forEach(
                        (tag, words) -> {
                            var missing = new HashSet<>(all);
                            missing.removeAll(Phrase.places(words));
                            missing.stream()
                                    .sorted()
                                    .findFirst()
                                    .ifPresent(
                                            place ->
                                                    mistakes.add(
                                                            phrase.place(),
                                                            "phrase %s lacks {%s} in %s; write it there too"
                                                                    .formatted(
                                                                            Form.quoted(
                                                                                    phrase.value()
                                                                                            .id()
                                                                                            .value()),
                                                                            place,
                                                                            tag)));
                        });
    }

    /** The group that a word refers to. */
    Optional<GroupId> group(Found<String> word) {
        return groupIds.refer(word)
                .filter(found -> Ids.valid(found.value()))
                .map(found -> new GroupId(found.value()));
    }
}
