package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.settings.Settings;

import java.util.function.Function;

/** The links that let people in: a console by role, and the badge's token behind a #, where no log ever sees it. */
final class Links {
    private final Function<ParticipantId, String> badge;
    private final String site;

    Links(Server house, Settings settings) {
        this(house::badge, house.port(), settings);
    }

    /**
     * Links where no house runs in this process.
     *
     * @param badge a participant's token
     */
    Links(Function<ParticipantId, String> badge, int port, Settings settings) {
        this.badge = badge;
        String scheme = settings.open().tls() instanceof Settings.Tls.Plain ? "http" : "https";
        this.site = scheme + "://" + settings.open().address().host() + ":" + port;
    }

    String site() {
        return site;
    }

    String of(Participant participant) {
        return site + "/" + console(participant) + "#t=" + badge.apply(participant.id());
    }

    private static String console(Participant participant) {
        return switch (participant.role()) {
            case CHAIR, MODERATOR, SECRETARY -> "moderator";
            case INTERPRETER, CAPTIONER -> "interpreter";
            case DISPLAY -> "hall";
            case TECHNICIAN -> "technician";
            case DELEGATE, OBSERVER, PRESS, RECORD_KEEPER, PUBLIC -> "delegate";
        };
    }
}
