package org.dragoman.gateway.sitting;

import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;
import org.dragoman.session.state.Turn;

import java.util.ArrayList;
import java.util.List;

/** What a session's record names and the conference file does not know any more, since it was changed in between. */
record Strangers(Setting setting) {
    /** A sentence for each. */
    List<String> of(Session now) {
        var said = new ArrayList<String>();
        for (Speech speech : now.floor().speeches()) {
            if (setting.invited(speech.participant()).isEmpty()) {
                said.add(gone(speech.turn().value(), speech.participant()));
            }
        }
        for (Turn turn : now.floor().list()) {
            if (setting.invited(turn.participant()).isEmpty()) {
                said.add(gone(turn.id().value(), turn.participant()));
            }
            turn.wish()
                    .item()
                    .filter(item -> setting.item(item).isEmpty())
                    .ifPresent(item -> said.add(gone(turn.id().value(), "item " + item)));
            if (setting.channel(turn.language()).isEmpty()) {
                said.add(gone(turn.id().value(), "language " + turn.language()));
            }
        }
        now.item()
                .filter(item -> setting.item(item).isEmpty())
                .ifPresent(
                        item ->
                                said.add(
                                        "the item that is taken up, "
                                                + item
                                                + ", is not in the conference file"));
        return said;
    }

    private static String gone(int turn, Object what) {
        return "turn " + turn + ": " + what + " is not in the conference file";
    }
}
