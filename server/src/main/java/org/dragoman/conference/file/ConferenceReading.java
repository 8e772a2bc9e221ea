package org.dragoman.conference.file;

import org.dragoman.conference.Booth;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.Delegation;
import org.dragoman.conference.DelegationId;
import org.dragoman.conference.GlossaryTerm;
import org.dragoman.conference.Group;
import org.dragoman.conference.HallScreens;
import org.dragoman.conference.HouseRules;
import org.dragoman.conference.Interpretation;
import org.dragoman.conference.Language;
import org.dragoman.conference.Participant;
import org.dragoman.conference.Phrase;
import org.dragoman.conference.Right;
import org.dragoman.conference.SessionPlan;
import org.dragoman.conference.SpeechLimits;
import org.dragoman.conference.Text;
import org.dragoman.conference.TimeClass;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Nearest;
import org.dragoman.yaml.Section;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of a conference file from its top to its end; what is wrong is noted and left out. It lives for one reading. */
final class ConferenceReading {
    private static final int DELEGATIONS_MAX = 1_000;

    private final Section root;
    private final SpeechLimits limits;
    private final Optional<Path> beside;
    private final Mistakes mistakes;

    /**
     * @param beside the folder that the file lies in; none for bytes
     */
    ConferenceReading(Section root, SpeechLimits limits, Optional<Path> beside) {
        this.root = root;
        this.limits = limits;
        this.beside = beside;
        this.mistakes = root.mistakes();
    }

    /** The conference as far as it could be read; to be used only if no mistake was noted. What nobody asked for is one. */
    Optional<Conference> whole() {
        Optional<Conference> read = conference();
        root.finish();
        return read;
    }

    private Optional<Conference> conference() {
        root.misplaced("sessions", "a session belongs in a day; move it to days");
        root.misplaced("items", "an item belongs in a session; move it there");
        Optional<Found<ConferenceId>> id = root.required("conference", ConferenceId::new);
        LanguagesReading languages = new LanguagesReading(mistakes);
        List<Language> spoken = languages.read(root);
        Texts texts = new Texts(languages.tags());
        Text title = texts.title(root, "title");
        Text place = texts.title(root, "place");
        Optional<Found<ZoneId>> zone = root.required("timezone", ConferenceReading::zone);
        Declared delegationIds = new Declared("delegation", mistakes);
        RulesReading floor = new RulesReading(texts, delegationIds);
        List<Group> groups = floor.groups(root);
        List<Delegation> delegations =
                root.sections("delegations", DELEGATIONS_MAX).stream()
                        .flatMap(d -> delegation(d, delegationIds, texts, floor).stream())
                        .toList();
        ParticipantsReading people = new ParticipantsReading(texts, delegationIds);
        List<Participant> participants = people.read(root);
        var desks = new BoothsReading(texts, people, spoken);
        List<Booth> booths = desks.read(root, languages.tags());
        Interpretation interpretation = InterpretationReading.read(root);
        List<SessionPlan> sessions =
                new DaysReading(texts, people.ids(), delegationIds, desks.ids(), limits).read(root);
        List<TimeClass> timeClasses = floor.timeClasses(root);
        HouseRules rules = floor.rules(root);
        List<Phrase> phrases = Phrasebook.of(spoken, floor.phrases(root));
        List<GlossaryTerm> glossary = new GlossaryReading(texts).read(root);
        HallScreens hall = new HallReading(people, beside).read(root);
        if (id.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Conference(
                        id.get().value(),
                        title,
                        place,
                        zone.get().value(),
                        spoken,
                        delegations,
                        participants,
                        booths,
                        sessions,
                        groups,
                        timeClasses,
                        rules,
                        phrases,
                        interpretation,
                        glossary,
                        hall));
    }

    private static Optional<Delegation> delegation(
            Section section, Declared ids, Texts texts, RulesReading floor) {
        var id = ids.declare(section.required("id"));
        var kind = section.required("kind", Form.oneOf(Delegation.Kind.class));
        Text name = texts.title(section, "name");
        var group = section.optional("group").flatMap(floor::group);
        var rights = rights(section);
        return id.flatMap(word -> Found.read(word, DelegationId::new, section.mistakes()))
                .flatMap(
                        d ->
                                kind.map(
                                        k ->
                                                new Delegation(
                                                        d.value(),
                                                        name,
                                                        k.value(),
                                                        group,
                                                        rights.orElse(Right.of(k.value())))));
    }

    private static Optional<Set<Right>> rights(Section section) {
        boolean none = section.hasEmptyList("rights");
        Set<Right> rights = EnumSet.noneOf(Right.class);
        section.optionalWords("rights", Right.values().length).stream()
                .flatMap(
                        word ->
                                Found.read(word, Form.oneOf(Right.class), section.mistakes())
                                        .stream())
                .forEach(right -> rights.add(right.value()));
        return rights.isEmpty() && !none ? Optional.empty() : Optional.of(rights);
    }

    private static ZoneId zone(String name) {
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(
                    "time zone "
                            + Form.quoted(name)
                            + " is not known; "
                            + Nearest.hint(
                                    name,
                                    ZoneRulesProvider.getAvailableZoneIds(),
                                    "write an IANA name like Asia/Baku"));
        }
        return ZoneId.of(name);
    }
}
