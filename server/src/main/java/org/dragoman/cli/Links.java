package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.conference.Participant;
import org.dragoman.settings.Settings;

/** The links that let people in: a console by role, and the badge's token behind a #, where no log ever sees it. */
final class Links {
    private final Server house;
    private final String site;

    Links(Server house, Settings settings) {
        this.house = house;
        String scheme = settings.open().tls() instanceof Settings.Tls.Plain ? "http" : "https";
        this.site = scheme + "://" + settings.open().address().host() + ":" + house.port();
    }

    String site() {
        return site;
    }

    String of(Participant participant) {
        return site + "/" + console(participant) + "#t=" + house.badge(participant.id());
    }

    private static String console(Participant participant) {
        return switch (participant.role()) {
            case CHAIR, MODERATOR, SECRETARY -> "moderator";
            case INTERPRETER, CAPTIONER -> "interpreter";
            case DISPLAY -> "hall";
            case TECHNICIAN -> "technician";
            case DELEGATE, OBSERVER, PRESS, RECORD_KEEPER -> "delegate";
        };
    }
}
