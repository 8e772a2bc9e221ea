package org.dragoman.gateway;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Rows of one kind, tried at one venue; what most of them need to say and to hear. */
abstract class HazardRows {
    static final String MODERATOR = "moderator-1a";
    static final String CAPTIONER = "captioner-fr";
    final Venue venue;
    private int ids;

    HazardRows(Venue venue) {
        this.venue = venue;
    }

    abstract List<Hazard> rows();

    final int port() {
        return venue.house().port();
    }

    final int nextId() {
        return ++ids;
    }

    interface Talk {
        void to(Foe foe) throws IOException;
    }

    final Hazard answered(
            String row, String sent, String who, boolean json, String wanted, Talk talk) {
        return Hazard.of(
                row,
                sent + (json ? ", as JSON" : ""),
                wanted,
                () -> {
                    try (var foe =
                            json
                                    ? Foe.json(port(), venue.token(who))
                                    : Foe.binary(port(), venue.token(who))) {
                        talk.to(foe);
                        return foe.answerAndFate();
                    }
                });
    }

    /** The same in both forms of the wire, which must have the same answers. */
    final void both(
            List<Hazard> all,
            String row,
            String sent,
            String who,
            String wanted,
            Consumer<Command.Builder> fill) {
        for (boolean json : new boolean[] {false, true}) {
            all.add(answered(row, sent, who, json, wanted, foe -> foe.say(command(fill))));
        }
    }

    final ClientMessage command(Consumer<Command.Builder> fill) {
        return RawSocket.command(getClass().getSimpleName() + nextId(), fill);
    }
}
