package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.access.BadgeKeys;
import org.dragoman.access.Revocations;
import org.dragoman.backup.FolderLock;
import org.dragoman.conference.ParticipantId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends badges beside a server, which may run: it looks a few times a second for what was written here. */
final class LostBadges {
    private final Path folder;

    /**
     * @param folder the conference's
     */
    LostBadges(Path folder) {
        this.folder = folder;
    }

    /**
     * Ends every badge of these people that was made until then.
     *
     * @param reason one line
     * @return what was done, a line each
     * @throws IOException if no badge was ever made in this folder, or it cannot be written
     */
    List<String> end(List<String> people, String reason, Instant until) throws IOException {
        if (!Files.exists(folder.resolve(BadgeKeys.FILE))) {
            throw new IOException(
                    folder
                            + " has no "
                            + BadgeKeys.FILE
                            + ", so no badge was made there: name the configuration of the server"
                            + " that made them");
        }
        var revocations = Revocations.at(folder.resolve(Server.REVOKED));
        var done = new ArrayList<String>();
        for (String id : people) {
            var who = new ParticipantId(id);
            revocations.revoke(who, until.toEpochMilli(), reason);
            done.add("the badges of " + id + " that were made until " + until + " are revoked");
        }
        done.add(
                serverRuns()
                        ? "the running server disconnects their holders within a second,"
                                + " everywhere"
                        : "no server runs on "
                                + folder
                                + " now: they are refused from the next start on");
        done.add("a badge made from now on is good: badges --id " + String.join(",", people));
        return done;
    }

    private boolean serverRuns() throws IOException {
        Optional<FolderLock> free = FolderLock.take(folder);
        free.ifPresent(FolderLock::close);
        return free.isEmpty();
    }
}
