package org.dragoman.conference.file;

import org.dragoman.conference.DelegationId;
import org.dragoman.conference.Ids;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Rank;
import org.dragoman.conference.Role;
import org.dragoman.conference.Text;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Place;
import org.dragoman.yaml.Section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the people and their badges, and joins the two. */
final class ParticipantsReading {
    private static final int PARTICIPANTS_MAX = 10_000;

    private final Texts texts;
    private final Declared delegations;
    private final Declared ids;
    private final Map<String, Found<Role>> roles = new LinkedHashMap<>();

    ParticipantsReading(Texts texts, Declared delegations) {
        this.texts = texts;
        this.delegations = delegations;
        this.ids = delegations.another("participant");
    }

    /** Everybody the file names. */
    Declared ids() {
        return ids;
    }

    /** The role on somebody's badge and where it stands. */
    Map<String, Found<Role>> roles() {
        return roles;
    }

    List<Participant> read(Section root) {
        List<Unbadged> people = new ArrayList<>();
        for (Section section : root.sections("participants", PARTICIPANTS_MAX)) {
            person(section).ifPresent(people::add);
        }
        Map<String, Place> badged = badges(root);
        ids.all()
                .forEach(
                        (id, place) -> {
                            if (!badged.containsKey(id)) {
                                root.mistakes()
                                        .add(
                                                place,
                                                "participant "
                                                        + Form.quoted(id)
                                                        + " has no badge; add one to badges");
                            }
                        });
        return people.stream().flatMap(p -> p.with(roles).stream()).toList();
    }

    private Optional<Unbadged> person(Section section) {
        var id =
                ids.declare(section.required("id"))
                        .flatMap(word -> Found.read(word, ParticipantId::new, section.mistakes()));
        Text name = texts.name(section, "name");
        var delegation =
                section.optional("delegation")
                        .flatMap(delegations::refer)
                        .filter(word -> Ids.valid(word.value()))
                        .map(word -> new DelegationId(word.value()));
        var language = section.optional("language").flatMap(texts::language).map(Found::value);
        var rank = section.optional("rank", Form.oneOf(Rank.class)).map(Found::value);
        return id.map(found -> new Unbadged(found.value(), name, delegation, language, rank));
    }

    /** Reads the badges; gives the place of each by its holder. */
    private Map<String, Place> badges(Section root) {
        Map<String, Place> first = new HashMap<>();
        for (Section section : root.sections("badges", PARTICIPANTS_MAX)) {
            var holder = section.required("participant");
            var role = section.required("role", Form.oneOf(Role.class));
            holder.ifPresent(
                    found -> {
                        Place before = first.putIfAbsent(found.value(), found.place());
                        if (before != null) {
                            root.mistakes()
                                    .add(
                                            found.place(),
                                            "participant %s has a badge already, at %s; keep one"
                                                    .formatted(
                                                            Form.quoted(found.value()),
                                                            before.spoken()));
                        } else if (ids.refer(found).isPresent()) {
                            role.ifPresent(r -> roles.put(found.value(), r));
                        }
                    });
        }
        return first;
    }

    /** A participant whose badge is still to be looked up. */
    private record Unbadged(
            ParticipantId id,
            Text name,
            Optional<DelegationId> delegation,
            Optional<LanguageTag> language,
            Optional<Rank> rank) {
        Optional<Participant> with(Map<String, Found<Role>> roles) {
            return Optional.ofNullable(roles.get(id.value()))
                    .map(
                            role ->
                                    new Participant(
                                            id, name, delegation, language, role.value(), rank));
        }
    }
}
