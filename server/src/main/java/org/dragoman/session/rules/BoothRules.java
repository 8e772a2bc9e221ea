package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Optional;

/** The desks' rules: who goes on air where, what a desk hears, and what a technician sets and shuts. */
final class BoothRules {
    private final Setting setting;
    private final HandoverRules handovers;

    BoothRules(Setting setting) {
        this.setting = setting;
        this.handovers = new HandoverRules(setting);
    }

    HandoverRules handovers() {
        return handovers;
    }

    Decision decide(Draft draft, ParticipantId interpreter, Command.OfBooth command) {
        return settled(
                draft,
                switch (command) {
                    case Command.GoOnAir(var output) -> goOnAir(draft, interpreter, output);
                    case Command.GoOffAir() -> goOffAir(draft, interpreter);
                    case Command.Cough(var held) -> cough(draft.session(), interpreter, held);
                    case Command.ChooseIncoming(var channel) -> choose(draft, interpreter, channel);
                    case Command.SetPresets(var channels) -> presets(draft, interpreter, channels);
                    case Command.OfHandover handover ->
                            handovers.decide(draft, interpreter, handover);
                });
    }

    Decision decide(Draft draft, Command.OfSwitchboard command) {
        return settled(
                draft,
                switch (command) {
                    case Command.TakeOffAir(var who) -> takeOffAir(draft, who);
                    case Command.SetInterlock(var now) ->
                            now.equals(draft.booths().switchboard().interlock(setting))
                                    ? agreed()
                                    : agreed(new Event.InterlockSet(now));
                    case Command.SetIdle idle -> setIdle(draft, idle);
                });
    }

    /** Nothing is left half handed over, whatever was agreed to. */
    Decision settled(Draft draft, Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> refused;
            case Decision.Agreed(var events) -> {
                var whole = draft.holding(events);
                handovers.settle(whole, Optional.empty());
                yield whole.agreed();
            }
        };
    }

    private Decision goOnAir(Draft draft, ParticipantId who, Output output) {
        if (draft.session().phase() == Session.Phase.CLOSED) {
            return refused(Refusal.WRONG_STATE, "");
        }
        var language = setting.output(who, output);
        if (language.isEmpty()) {
            return refused(Refusal.NO_OUTPUT, "output");
        }
        if (draft.booths().isOnAir(who, language.get())) {
            return agreed();
        }
        if (draft.asked().elsewhere().contains(who)) {
            return refused(Refusal.OTHER_FLOOR, "");
        }
        if (handovers.swapped(
                draft,
                false,
                h ->
                        h.language().equals(language.get())
                                && h.to().filter(who::equals).isPresent())) {
            return draft.agreed();
        }
        return open(draft, who, output, language.get());
    }

    private Decision open(Draft draft, ParticipantId who, Output output, LanguageTag language) {
        Interlock interlock = draft.booths().switchboard().interlock(setting);
        List<ParticipantId> holders = draft.booths().voices(language);
        if (draft.booths().onAir().containsKey(who)) {
            draft.add(new Event.WentOffAir(who, End.OWN));
        }
        if (interlock.mode() != Interlock.Mode.NONE) {
            for (ParticipantId holder : holders) {
                if (!interlock.takesOver(output == Output.A, byA(draft, holder))) {
                    return new Decision.Refused(
                            Refusal.CHANNEL_BUSY, "output", Optional.of(holder));
                }
                draft.add(new Event.WentOffAir(holder, End.PASSED));
            }
        }
        return draft.add(new Event.WentOnAir(who, output, language, draft.nextEpoch())).agreed();
    }

    private static boolean byA(Draft draft, ParticipantId holder) {
        var air = draft.booths().onAir().get(holder);
        return air != null && air.output() == Output.A;
    }

    /** Who shuts while a partner is armed hands over: the language is never without a voice for it. */
    private Decision goOffAir(Draft draft, ParticipantId who) {
        if (!draft.booths().onAir().containsKey(who)) {
            return agreed();
        }
        if (handovers.swapped(draft, true, h -> h.from().equals(who))) {
            return draft.agreed();
        }
        return agreed(new Event.WentOffAir(who, End.OWN));
    }

    private static Decision cough(Session session, ParticipantId who, boolean held) {
        var now = session.booths().onAir().get(who);
        if (now == null) {
            return refused(Refusal.NOT_ON_AIR, "");
        }
        return now.cough() == held ? agreed() : agreed(new Event.Coughed(who, held));
    }

    /** A relay that would come back to its source is refused to who is on air; who is not may listen to anything. */
    private Decision choose(Draft draft, ParticipantId who, Optional<ChannelNumber> channel) {
        if (setting.boothOf(who).isEmpty()) {
            return refused(Refusal.NO_OUTPUT, "");
        }
        if (channel.filter(c -> !heard(c)).isPresent()) {
            return refused(Refusal.UNKNOWN_CHANNEL, "channel");
        }
        var before = Optional.ofNullable(draft.booths().choices().incoming().get(who));
        if (before.equals(channel)) {
            return agreed();
        }
        draft.add(new Event.IncomingChosen(who, channel));
        var hears = Patch.of(setting, draft.session()).incoming(who);
        return channel.isEmpty() || hears.filter(i -> channel.get().equals(i.channel())).isPresent()
                ? draft.agreed()
                : refused(Refusal.RELAY_CYCLE, "channel");
    }

    private Decision presets(Draft draft, ParticipantId who, List<ChannelNumber> channels) {
        if (setting.boothOf(who).isEmpty()) {
            return refused(Refusal.NO_OUTPUT, "");
        }
        if (channels.size() > Booth.PRESETS_MAX) {
            return refused(Refusal.OUT_OF_RANGE, "channels");
        }
        if (!channels.stream().allMatch(this::heard)) {
            return refused(Refusal.UNKNOWN_CHANNEL, "channels");
        }
        return channels.equals(draft.booths().choices().presets().get(who))
                ? agreed()
                : agreed(new Event.PresetsSet(who, channels));
    }

    private boolean heard(ChannelNumber channel) {
        return channel.equals(ChannelNumber.FLOOR)
                || setting.language(channel).filter(l -> l.isHeard()).isPresent();
    }

    private Decision takeOffAir(Draft draft, ParticipantId who) {
        if (setting.participant(who).filter(p -> p.role() == Role.INTERPRETER).isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "interpreter");
        }
        return draft.booths().onAir().containsKey(who)
                ? agreed(new Event.WentOffAir(who, End.TAKEN))
                : agreed();
    }

    private Decision setIdle(Draft draft, Command.SetIdle asked) {
        var language = setting.language(asked.channel()).filter(l -> l.isHeard());
        if (language.isEmpty()) {
            return refused(Refusal.UNKNOWN_CHANNEL, "channel");
        }
        var relay = asked.relay().flatMap(setting::language).filter(l -> l.isHeard());
        boolean named = asked.kind() == Idle.Kind.RELAY;
        if (named && relay.filter(l -> !l.channel().equals(asked.channel())).isEmpty()) {
            return refused(Refusal.UNKNOWN_CHANNEL, "relay");
        }
        var tag = language.get().tag();
        var idle = new Idle(asked.kind(), named ? relay.map(l -> l.tag()) : Optional.empty());
        return idle.equals(draft.booths().switchboard().idle(setting, tag))
                ? agreed()
                : agreed(new Event.IdleSet(tag, idle));
    }

    /** A desk is gone, for whatever reason: an armed partner goes on; anything else that was agreed with it is off. */
    void gone(Draft draft, ParticipantId who, End why) {
        if (draft.booths().onAir().containsKey(who)
                && !handovers.swapped(draft, true, h -> h.from().equals(who))) {
            draft.add(new Event.WentOffAir(who, why));
        }
        handovers.settle(draft, Optional.of(who));
    }

    /** Whoever is on air makes a pause: what waits for one goes on. */
    Decision paused(Draft draft, ParticipantId who) {
        handovers.swapped(draft, false, h -> h.from().equals(who));
        return draft.agreed();
    }
}
