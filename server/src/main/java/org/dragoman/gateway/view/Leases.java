package org.dragoman.gateway.view;

import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out, from what was recorded, whose microphones opened and whose closed, and why. */
public final class Leases {
    private final Setting setting;
    private final Tracks tracks;

    public Leases(Setting setting, Tracks tracks) {
        this.setting = setting;
        this.tracks = tracks;
    }

    /** A word to the holder of a lease. */
    public record Word(ParticipantId to, Lease lease) {}

    /** What holders are to be told after these facts, in order. */
    public List<Word> after(Settled before, Settled after, List<Fact> facts) {
        var words = new ArrayList<Word>();
        Settled settled = before;
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            boolean last = i == facts.size() - 1;
            Settled next = last ? after : Settled.of(setting, settled.session().evolve(fact));
            List<Microphone> then = settled.patch().microphones();
            List<Microphone> now = next.patch().microphones();
            then.stream()
                    .filter(m -> now.stream().noneMatch(m::sameLease))
                    .map(m -> closed(m, fact))
                    .forEach(words::add);
            now.stream()
                    .filter(m -> then.stream().noneMatch(m::sameToHolder))
                    .map(this::opened)
                    .forEach(words::add);
            settled = next;
        }
        return words;
    }

    private Word opened(Microphone microphone) {
        return new Word(microphone.holder(), open(microphone).build());
    }

    /** An open microphone, as its holder is told of it. */
    public Lease.Builder open(Microphone microphone) {
        boolean armed = microphone.state() == Microphone.State.ARMED;
        return lease(microphone).setOpen(true).setArmed(armed);
    }

    private Word closed(Microphone microphone, Fact fact) {
        var lease = lease(microphone).setEnd(end(fact.event())).setBy(by(fact));
        return new Word(microphone.holder(), lease.build());
    }

    /** Whoever has it now, where it was handed over; else whoever closed it. */
    private static String by(Fact fact) {
        return fact.event() instanceof Event.HandedOver over
                ? over.to().value()
                : fact.by().map(Object::toString).orElse("");
    }

    private Lease.Builder lease(Microphone microphone) {
        return Lease.newBuilder()
                .setChannel(microphone.into().value())
                .setEpoch(microphone.epoch())
                .setTrack(tracks.of(microphone.holder()));
    }

    private static LeaseEnd end(Event event) {
        Optional<End> why =
                switch (event) {
                    case Event.SpeechEnded(var end, var _) -> Optional.of(end);
                    case Event.SpeechPaused(var end, var _, var _) -> Optional.of(end);
                    case Event.WentOffAir(var _, var end) -> Optional.of(end);
                    case Event.Recovered(var _) -> Optional.of(End.RECOVERED);
                    case Event.SessionClosed(), Event.SessionSuspended() ->
                            Optional.of(End.SESSION);
                    case Event.FloorGiven _,
                            Event.SpeechResumed _,
                            Event.WentOnAir _,
                            Event.HandedOver _ ->
                            Optional.of(End.PASSED);
                    case Event.HandoverEnded _ -> Optional.of(End.CALLED_OFF);
                    case Event.SessionOpened(),
                            Event.SessionResumed(),
                            Event.ItemTakenUp(var _),
                            Event.ClockMoved _,
                            Event.OfList _,
                            Event.OfProcedure _,
                            Event.OfHall _,
                            Event.FloorLanguageDeclared(var _),
                            Event.Coughed(var _, var _),
                            Event.Drained _,
                            Event.HoldOver _,
                            Event.InterlockSet _,
                            Event.IdleSet _,
                            Event.OfDesk _,
                            Event.HandoverAsked _,
                            Event.HandoverAgreed _,
                            Event.HandoverArmed _,
                            Event.HandoverReady _ ->
                            Optional.empty();
                };
        return why.map(w -> LeaseEnd.valueOf("LEASE_END_" + w.name()))
                .orElse(LeaseEnd.LEASE_END_UNSPECIFIED);
    }
}
