package org.dragoman.session;

import static org.dragoman.session.Decision.agreed;
import static org.dragoman.session.Decision.refused;

import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;

/** Decides what follows from a command, and changes nothing. */
public final class Rules {
    private final Setting setting;
    private final FloorRules floor;
    private final BoothRules booths;

    public Rules(Setting setting) {
        this.setting = setting;
        this.floor = new FloorRules(setting);
        this.booths = new BoothRules(setting);
    }

    /** What follows from what is asked, in this session, at the time the command was stamped with. */
    public Decision decide(Session session, Asked asked) {
        if (asked.command() instanceof Command.OfHouse house && asked.by().isEmpty()) {
            return decide(session, house);
        }
        var sender = asked.by().flatMap(setting::participant);
        if (sender.isEmpty() || !Rights.mayAsk(sender.get().role(), asked.command())) {
            return refused(Refusal.FORBIDDEN, "");
        }
        return switch (asked.command()) {
            case Command.Sitting command -> decide(session, command);
            case Command.OfFloor command -> floor.decide(session, asked, sender.get(), command);
            case Command.OfBooth command -> booths.decide(session, sender.get(), command);
            case Command.OfHouse _ -> refused(Refusal.FORBIDDEN, "");
        };
    }

    private Decision decide(Session session, Command.Sitting command) {
        boolean open = session.phase() == Session.Phase.OPEN;
        return switch (command) {
            case Command.OpenSession() -> open ? agreed() : agreed(new Event.SessionOpened());
            case Command.CloseSession() ->
                    switch (session.phase()) {
                        case SCHEDULED -> refused(Refusal.WRONG_STATE, "");
                        case OPEN -> new Decision.Agreed(closing(session));
                        case CLOSED -> agreed();
                    };
            case Command.TakeUpItem(var item) -> {
                if (!open) {
                    yield refused(Refusal.WRONG_STATE, "");
                }
                if (setting.item(item).isEmpty()) {
                    yield refused(Refusal.UNKNOWN_ITEM, "item");
                }
                yield session.item().filter(item::equals).isPresent()
                        ? agreed()
                        : agreed(new Event.ItemTakenUp(item));
            }
        };
    }

    private static List<Event> closing(Session session) {
        var events = new ArrayList<Event>();
        if (session.floor().speech().isPresent()) {
            events.add(new Event.SpeechEnded(End.SESSION));
        }
        for (ParticipantId interpreter : session.booths().onAir().keySet()) {
            events.add(new Event.WentOffAir(interpreter, End.SESSION));
        }
        events.add(new Event.SessionClosed());
        return events;
    }

    private Decision decide(Session session, Command.OfHouse command) {
        return switch (command) {
            case Command.Recover(var aliveAtMs) -> agreed(new Event.Recovered(aliveAtMs));
            case Command.LoseMicrophone(var participant) ->
                    new Decision.Agreed(lost(session, participant));
        };
    }

    private static List<Event> lost(Session session, ParticipantId participant) {
        var events = new ArrayList<Event>();
        session.floor()
                .speech()
                .filter(s -> s.participant().equals(participant) && s.microphone().isPresent())
                .ifPresent(s -> events.add(new Event.SpeechPaused(End.LOST)));
        if (session.booths().onAir().containsKey(participant)) {
            events.add(new Event.WentOffAir(participant, End.LOST));
        }
        return events;
    }
}
