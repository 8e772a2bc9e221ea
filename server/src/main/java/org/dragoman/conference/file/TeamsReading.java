package org.dragoman.conference.file;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.Ids;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Section;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads until when the booths of a session are engaged, where that is not until it ends. */
final class TeamsReading {
    private static final int TEAMS_MAX = 64;

    private final Declared booths;

    TeamsReading(Declared booths) {
        this.booths = booths;
    }

    /**
     * @param begins when the session is to begin, if that could be read; an hour that is not after it is on the next day
     */
    Map<BoothId, LocalDateTime> read(Section session, Optional<LocalDateTime> begins) {
        var teams = new LinkedHashMap<BoothId, LocalDateTime>();
        for (Section team : session.optionalSections("teams", TEAMS_MAX)) {
            var booth =
                    team.required("booth").flatMap(booths::refer).filter(b -> Ids.valid(b.value()));
            var ends = team.required("ends", Form.time());
            if (booth.isPresent() && ends.isPresent() && begins.isPresent()) {
                var sameDay = begins.get().toLocalDate().atTime(ends.get().value());
                teams.put(
                        new BoothId(booth.get().value()),
                        sameDay.isAfter(begins.get()) ? sameDay : sameDay.plusDays(1));
            }
        }
        return teams;
    }
}
