package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.HandoverEnd;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Booths;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of handing over: somebody is on air until the very event that puts the other there, whoever vanishes on the way. */
final class HandoverRules {
    static final int MINUTES_MAX = 60;

    private final Setting setting;

    HandoverRules(Setting setting) {
        this.setting = setting;
    }

    Decision decide(Draft draft, ParticipantId who, Command.OfHandover command) {
        return switch (command) {
            case Command.OfferHandover(var to, var minutes) -> offer(draft, who, to, minutes);
            case Command.RequestHandover(var output, var minutes) ->
                    request(draft, who, output, minutes);
            case Command.AnswerHandover(var accepted, var channel) ->
                    answer(draft, who, accepted, channel);
            case Command.CancelHandover(var channel) ->
                    one(draft, channel, h -> h.concerns(who) || h.askedBy().equals(who))
                            .map(h -> ended(draft, h, HandoverEnd.CANCELLED))
                            .orElseGet(() -> refused(Refusal.NO_HANDOVER, "channel"));
            case Command.SwapHandover(var channel) ->
                    one(draft, channel, h -> h.concerns(who))
                            .map(h -> swap(draft, h))
                            .orElseGet(() -> refused(Refusal.NO_HANDOVER, "channel"));
        };
    }

    private Decision offer(
            Draft draft, ParticipantId who, Optional<ParticipantId> to, int minutes) {
        var air = draft.booths().onAir().get(who);
        if (air == null) {
            return refused(Refusal.NOT_ON_AIR, "");
        }
        if (to.filter(t -> t.equals(who) || !can(t, air.language())).isPresent()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "to");
        }
        return asked(draft, air.language(), who, to, who, minutes);
    }

    private Decision request(Draft draft, ParticipantId who, Output output, int minutes) {
        var language = setting.output(who, output);
        if (language.isEmpty()) {
            return refused(Refusal.NO_OUTPUT, "output");
        }
        var holder = draft.booths().interpreting(language.get());
        if (holder.isEmpty()) {
            return refused(Refusal.NOT_ON_AIR, "output");
        }
        if (draft.booths().onAir().containsKey(who)) {
            return refused(Refusal.WRONG_STATE, "");
        }
        return asked(draft, language.get(), holder.get(), Optional.of(who), who, minutes);
    }

    private static Decision asked(
            Draft draft,
            LanguageTag language,
            ParticipantId from,
            Optional<ParticipantId> to,
            ParticipantId by,
            int minutes) {
        if (minutes < 0 || minutes > MINUTES_MAX) {
            return refused(Refusal.OUT_OF_RANGE, "minutes");
        }
        if (draft.booths().handovers().of(language).isPresent()) {
            return refused(Refusal.HANDOVER_UNDER_WAY, "");
        }
        return draft.add(new Event.HandoverAsked(language, from, to, by, minutes)).agreed();
    }

    private Decision answer(
            Draft draft, ParticipantId who, boolean accepted, Optional<ChannelNumber> channel) {
        var asked = one(draft, channel, h -> mayAnswer(h, who));
        if (asked.isEmpty()) {
            return refused(Refusal.NO_HANDOVER, "channel");
        }
        Handover handover = asked.get();
        if (!accepted) {
            boolean others = handover.to().isEmpty() && able(handover).count() > 1;
            return others ? agreed() : ended(draft, handover, HandoverEnd.DECLINED);
        }
        ParticipantId to = handover.to().orElse(who);
        if (isBusy(draft.booths(), to)) {
            return refused(Refusal.WRONG_STATE, "");
        }
        if (draft.asked().elsewhere().contains(to)) {
            return refused(Refusal.OTHER_FLOOR, "");
        }
        setting.outputInto(to, handover.language())
                .ifPresent(
                        output ->
                                draft.add(
                                        new Event.HandoverAgreed(handover.language(), to, output)));
        if (handover.minutes() == 0) {
            draft.add(new Event.HandoverArmed(handover.language(), draft.nextEpoch()));
        }
        return draft.agreed();
    }

    /** On air, or armed to be: a desk has one microphone. */
    private static boolean isBusy(Booths booths, ParticipantId who) {
        return booths.onAir().containsKey(who)
                || booths.handovers()
                        .of(who)
                        .anyMatch(h -> h.isArmed() && h.to().filter(who::equals).isPresent());
    }

    /** An offer is answered by whom it was made to, or by anybody who can; a request by who is on air. */
    private boolean mayAnswer(Handover handover, ParticipantId who) {
        return switch (handover.stage()) {
            case OFFERED ->
                    !who.equals(handover.from())
                            && handover.to().map(who::equals).orElse(can(who, handover.language()));
            case REQUESTED -> who.equals(handover.from());
            case AGREED, ARMING, ARMED -> false;
        };
    }

    private Stream<ParticipantId> able(Handover handover) {
        return setting.conference().booths().stream()
                .flatMap(b -> b.interpreters().stream())
                .map(i -> i.participant())
                .filter(who -> !who.equals(handover.from()) && can(who, handover.language()));
    }

    private boolean can(ParticipantId who, LanguageTag language) {
        return setting.outputInto(who, language).isPresent();
    }

    private static Decision ended(Draft draft, Handover handover, HandoverEnd why) {
        return draft.add(new Event.HandoverEnded(handover.language(), why)).agreed();
    }

    private static Decision swap(Draft draft, Handover handover) {
        return handover.stage() == Handover.Stage.ARMED
                ? draft.add(over(handover, false)).agreed()
                : refused(Refusal.WRONG_STATE, "");
    }

    private static Event over(Handover armed, boolean shut) {
        return new Event.HandedOver(
                armed.language(),
                armed.from(),
                armed.to().orElseThrow(),
                armed.output().orElseThrow(),
                armed.epoch().orElseThrow(),
                shut);
    }

    /** Swaps, if that is what is under way between a desk that shuts, opens, pauses or is lost, and its partner. */
    boolean swapped(Draft draft, boolean shut, Predicate<Handover> which) {
        var armed = armed(draft.session()).filter(which).findFirst();
        armed.ifPresent(h -> draft.add(over(h, shut)));
        return armed.isPresent();
    }

    private static Stream<Handover> armed(Session session) {
        return session.booths().handovers().underWay().values().stream()
                .filter(h -> h.stage() == Handover.Stage.ARMED);
    }

    /** Ends what cannot go on: who was to give is not on air there any more, or who was to take is on air elsewhere. */
    void settle(Draft draft, Optional<ParticipantId> gone) {
        for (Handover h : List.copyOf(draft.booths().handovers().underWay().values())) {
            boolean vanished = gone.filter(h::concerns).isPresent();
            boolean given = !draft.booths().isOnAir(h.from(), h.language());
            boolean busy =
                    h.isArmed() && h.to().filter(draft.booths().onAir()::containsKey).isPresent();
            if (vanished || given || busy) {
                draft.add(
                        new Event.HandoverEnded(
                                h.language(), vanished ? HandoverEnd.VANISHED : HandoverEnd.TAKEN));
            }
        }
    }

    /** The sound of an armed microphone came. */
    Decision heard(Draft draft, ParticipantId who) {
        draft.booths().handovers().underWay().values().stream()
                .filter(h -> h.stage() == Handover.Stage.ARMING)
                .filter(h -> h.to().filter(who::equals).isPresent())
                .toList()
                .forEach(h -> draft.add(new Event.HandoverReady(h.language())));
        return draft.agreed();
    }

    /** When the next of them is due, or ends by itself. */
    Stream<Long> dueMs(Session session) {
        var patience = setting.interpretation().handover();
        return session.booths().handovers().underWay().values().stream()
                .flatMap(h -> Stream.of(h.dueMs(), h.untilMs(patience)))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong);
    }

    void elapse(Draft draft, long nowMs) {
        var patience = setting.interpretation().handover();
        for (Handover h : List.copyOf(draft.booths().handovers().underWay().values())) {
            if (past(h.untilMs(patience), nowMs)) {
                draft.add(new Event.HandoverEnded(h.language(), HandoverEnd.TIMED_OUT));
            } else if (past(h.dueMs(), nowMs)) {
                boolean busy = h.to().filter(to -> isElsewhere(draft, to)).isPresent();
                draft.add(
                        busy
                                ? new Event.HandoverEnded(h.language(), HandoverEnd.TAKEN)
                                : new Event.HandoverArmed(h.language(), draft.nextEpoch()));
            }
        }
    }

    /** On air or armed here, or heard in another session: who accepted and went away since is not armed any more. */
    private static boolean isElsewhere(Draft draft, ParticipantId who) {
        return isBusy(draft.booths(), who) || draft.asked().elsewhere().contains(who);
    }

    private static boolean past(OptionalLong atMs, long nowMs) {
        return atMs.isPresent() && atMs.getAsLong() <= nowMs;
    }

    /** The one on that channel, or the only one; it must be somebody's own. */
    private Optional<Handover> one(
            Draft draft, Optional<ChannelNumber> channel, Predicate<Handover> own) {
        var theirs =
                draft.booths().handovers().underWay().values().stream()
                        .filter(own)
                        .filter(
                                h ->
                                        channel.isEmpty()
                                                || channel.equals(setting.channel(h.language())))
                        .toList();
        return theirs.size() == 1 ? Optional.of(theirs.getFirst()) : Optional.empty();
    }
}
