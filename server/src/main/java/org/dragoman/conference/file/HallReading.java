package org.dragoman.conference.file;

import org.dragoman.conference.HallScreens;
import org.dragoman.conference.Ids;
import org.dragoman.conference.Logo;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Section;

import java.nio.file.Path;
import java.util.Optional;

/** Reads what the hall's screens show of the conference itself. It lives for one reading. */
final class HallReading {
    private final ParticipantsReading people;
    private final Optional<Path> beside;

    /**
     * @param beside the folder that the conference file lies in; none where it was not read from a folder
     */
    HallReading(ParticipantsReading people, Optional<Path> beside) {
        this.people = people;
        this.beside = beside;
    }

    HallScreens read(Section root) {
        Section section = root.optionalSection("hall");
        Optional<Logo> logo = section.optional("logo", this::logo).map(Found::value);
        return new HallScreens(
                logo,
                section.optional("listen")
                        .flatMap(people.ids()::refer)
                        .filter(holder -> isPublic(section, holder))
                        .map(holder -> new ParticipantId(holder.value())));
    }

    private Logo logo(String name) {
        return LogoFile.read(
                beside.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        Form.quoted(name) + " lies beside no file here")),
                name);
    }

    /** Whoever opens the address gets this badge: it must be one that everybody may have. */
    private boolean isPublic(Section section, Found<String> holder) {
        Found<Role> role = people.roles().get(holder.value());
        if (role != null && role.value() == Role.PUBLIC && Ids.valid(holder.value())) {
            return true;
        }
        section.mistakes()
                .add(
                        holder.place(),
                        "participant "
                                + Form.quoted(holder.value())
                                + " does not have the role public; name one whose badge everybody"
                                + " may have");
        return false;
    }
}
