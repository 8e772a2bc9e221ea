package org.dragoman.session;

import static org.dragoman.session.Decision.agreed;
import static org.dragoman.session.Decision.refused;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;

import java.util.ArrayList;

/** The desks' rules: who goes on air takes the channel over, so that a language never has two voices. */
final class BoothRules {
    private final Setting setting;

    BoothRules(Setting setting) {
        this.setting = setting;
    }

    Decision decide(Session session, Participant interpreter, Command.OfBooth command) {
        return switch (command) {
            case Command.GoOnAir(var output) -> goOnAir(session, interpreter, output);
            case Command.GoOffAir() ->
                    session.booths().onAir().containsKey(interpreter.id())
                            ? agreed(new Event.WentOffAir(interpreter.id(), End.OWN))
                            : agreed();
            case Command.Cough(var held) -> cough(session, interpreter, held);
        };
    }

    private Decision goOnAir(Session session, Participant interpreter, Output output) {
        if (session.phase() == Session.Phase.CLOSED) {
            return refused(Refusal.WRONG_STATE, "");
        }
        var language = setting.output(interpreter.id(), output);
        if (language.isEmpty()) {
            return refused(Refusal.NO_OUTPUT, "output");
        }
        var now = session.booths().onAir().get(interpreter.id());
        if (now != null && now.language().equals(language.get())) {
            return agreed();
        }
        return takeOver(session, interpreter, output, language.get());
    }

    private static Decision takeOver(
            Session session, Participant interpreter, Output output, LanguageTag language) {
        var events = new ArrayList<Event>();
        if (session.booths().onAir().containsKey(interpreter.id())) {
            events.add(new Event.WentOffAir(interpreter.id(), End.OWN));
        }
        session.booths()
                .interpreting(language)
                .ifPresent(holder -> events.add(new Event.WentOffAir(holder, End.PASSED)));
        int epoch = session.epoch() + events.size() + 1;
        events.add(new Event.WentOnAir(interpreter.id(), output, language, epoch));
        return new Decision.Agreed(events);
    }

    private static Decision cough(Session session, Participant interpreter, boolean held) {
        var now = session.booths().onAir().get(interpreter.id());
        if (now == null) {
            return refused(Refusal.NOT_ON_AIR, "");
        }
        return now.cough() == held ? agreed() : agreed(new Event.Coughed(interpreter.id(), held));
    }
}
