package org.dragoman.simulation;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The desks in plain bookkeeping: who is on air, who is armed, what was chosen, which channels wait.
 *
 * <p>Owner: one run.
 */
final class BoothAccount {
    final Map<ParticipantId, Account.Lease> desks = new LinkedHashMap<>();
    final Map<ParticipantId, Account.Lease> armed = new HashMap<>();
    final Map<ParticipantId, Output> outputs = new HashMap<>();
    final Map<ParticipantId, ChannelNumber> chosen = new HashMap<>();
    final Map<LanguageTag, Wait> handovers = new HashMap<>();
    final Map<LanguageTag, Idle> idle = new HashMap<>();
    final Set<ParticipantId> coughing = new HashSet<>();
    final Set<ParticipantId> draining = new HashSet<>();
    final Set<LanguageTag> held = new HashSet<>();
    Optional<Interlock> interlock = Optional.empty();
    private LanguageTag floor;

    /** Whether there was a time when nothing kept desks apart. */
    boolean mixed;

    /** A handover under way: who has the language and who is to have it. */
    record Wait(ParticipantId from, Optional<ParticipantId> to, boolean ready) {}

    BoothAccount(LanguageTag floor) {
        this.floor = floor;
    }

    void take(Event.OfBooth event) {
        switch (event) {
            case Event.WentOnAir(var who, var output, var in, var epoch) ->
                    opened(who, output, in, epoch);
            case Event.WentOffAir(var who, var why) -> closed(who, why);
            case Event.Coughed(var who, var held) -> {
                if (held) {
                    coughing.add(who);
                } else {
                    coughing.remove(who);
                }
            }
            case Event.Drained(var who) -> draining.remove(who);
            case Event.HoldOver(var language) -> held.remove(language);
            case Event.InterlockSet(var now) -> {
                interlock = Optional.of(now);
                mixed |= now.mode() == Interlock.Mode.NONE;
            }
            case Event.IdleSet(var language, var now) -> idle.put(language, now);
            case Event.IncomingChosen(var who, var channel) -> {
                chosen.remove(who);
                channel.ifPresent(c -> chosen.put(who, c));
            }
            case Event.PresetsSet(var _, var _) -> {}
            case Event.OfHandover handover -> take(handover);
        }
    }

    private void take(Event.OfHandover event) {
        switch (event) {
            case Event.HandoverAsked(var language, var from, var to, var _, var _) ->
                    handovers.put(language, new Wait(from, to, false));
            case Event.HandoverAgreed(var language, var to, var _) ->
                    handovers.computeIfPresent(
                            language, (l, w) -> new Wait(w.from(), Optional.of(to), false));
            case Event.HandoverArmed(var language, var epoch) -> {
                var wait = handovers.get(language);
                if (wait != null) {
                    wait.to()
                            .ifPresent(
                                    to ->
                                            armed.put(
                                                    to,
                                                    new Account.Lease(
                                                            to, Optional.of(language), epoch)));
                }
            }
            case Event.HandoverReady(var language) ->
                    handovers.computeIfPresent(
                            language, (l, w) -> new Wait(w.from(), w.to(), true));
            case Event.HandedOver(var language, var from, var to, var output, var epoch, var _) -> {
                handovers.remove(language);
                armed.remove(to);
                closed(from, End.PASSED);
                opened(to, output, language, epoch);
            }
            case Event.HandoverEnded(var language, var _) -> {
                var wait = handovers.remove(language);
                if (wait != null) {
                    wait.to().ifPresent(to -> disarm(to, language));
                }
            }
        }
    }

    private void disarm(ParticipantId who, LanguageTag language) {
        var lease = armed.get(who);
        if (lease != null && lease.into().equals(Optional.of(language))) {
            armed.remove(who);
        }
    }

    private void opened(ParticipantId who, Output output, LanguageTag in, int epoch) {
        desks.put(who, new Account.Lease(who, Optional.of(in), epoch));
        outputs.put(who, output);
        held.remove(in);
    }

    private void closed(ParticipantId who, End why) {
        var lease = desks.remove(who);
        coughing.remove(who);
        draining.remove(who);
        outputs.remove(who);
        if (lease == null) {
            return;
        }
        var language = lease.into().orElseThrow();
        boolean others = desks.values().stream().anyMatch(l -> l.into().equals(lease.into()));
        if (why == End.OWN && !others) {
            held.add(language);
        } else if (!others) {
            held.remove(language);
        }
    }

    /** What the floor speaks after a fact: whoever is on air in a language it has just begun to speak drains. */
    void floor(LanguageTag now) {
        if (now.equals(floor)) {
            return;
        }
        floor = now;
        draining.clear();
        desks.forEach(
                (who, lease) -> {
                    if (lease.into().equals(Optional.of(now))) {
                        draining.add(who);
                    }
                });
    }

    /** Nobody is on air after a restart; what was chosen stays. */
    void clear() {
        desks.clear();
        armed.clear();
        outputs.clear();
        handovers.clear();
        coughing.clear();
        draining.clear();
        held.clear();
    }

    void closed() {
        held.clear();
    }
}
