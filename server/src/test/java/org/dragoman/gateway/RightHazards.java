package org.dragoman.gateway;

import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Interlock;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.protocol.v1.SetInterlock;
import org.dragoman.protocol.v1.WriteNote;

import java.util.ArrayList;
import java.util.List;

/** What their sender may not, or says again. */
final class RightHazards extends HazardRows {
    RightHazards(Venue venue) {
        super(venue);
    }

    @Override
    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        rights(all);
        repeats(all);
        return all;
    }

    private void rights(List<Hazard> all) {
        both(
                all,
                "H42",
                "an observer gives the floor",
                "observer-1",
                "FORBIDDEN, kept",
                c -> c.setGiveFloor(GiveFloor.newBuilder().setParticipant("head-egypt")));
        both(
                all,
                "H42",
                "a delegate goes on air",
                "head-morocco",
                "FORBIDDEN, kept",
                c -> c.setGoOnAir(GoOnAir.getDefaultInstance()));
        both(
                all,
                "H42",
                "a delegate asks for the floor in another's name",
                "head-morocco",
                "FORBIDDEN, kept or FORBIDDEN participant, kept",
                c -> c.setRequestFloor(RequestFloor.newBuilder().setParticipant("head-jordan")));
        all.add(
                Hazard.changing(
                        "H43",
                        "the floor is given by a list that changed since",
                        "STALE_VERSION seen_position, kept",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("moderator-1b"))) {
                                foe.say(
                                        command(
                                                c ->
                                                        c.setRequestFloor(
                                                                RequestFloor.newBuilder()
                                                                        .setParticipant(
                                                                                "head-jordan"))));
                                foe.until(m -> m.hasAccepted());
                                foe.say(
                                        command(
                                                c ->
                                                        c.setSeenPosition(1)
                                                                .setGiveFloor(
                                                                        GiveFloor.newBuilder()
                                                                                .setParticipant(
                                                                                        "head-jordan"))));
                                return foe.answerAndFate();
                            }
                        }));
        all.add(
                Hazard.changing(
                        "H40",
                        "a desk goes on air where another is, and the interlock keeps it out",
                        "CHANNEL_BUSY, the holder is named, kept",
                        this::secondProducer));
    }

    private String secondProducer() throws Exception {
        try (var technician = Foe.binary(port(), venue.token("technician-1"));
                var first = Foe.binary(port(), venue.token("en-1"));
                var second = Foe.binary(port(), venue.token("en-2"))) {
            technician.say(
                    command(
                            c ->
                                    c.setSetInterlock(
                                            SetInterlock.newBuilder()
                                                    .setInterlock(Interlock.INTERLOCK_INTERLOCK))));
            technician.until(m -> m.hasAccepted());
            first.say(command(c -> c.setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A))));
            first.until(m -> m.hasAccepted());
            second.say(command(c -> c.setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A))));
            var refused = second.until(m -> m.hasRefused()).getRefused();
            first.say(command(c -> c.setGoOffAir(GoOffAir.getDefaultInstance())));
            first.until(m -> m.hasAccepted());
            return refused.getCode().name().substring("REFUSAL_CODE_".length())
                    + (refused.getHolder().equals("en-1")
                            ? ", the holder is named, "
                            : ", the holder is not named, ")
                    + second.fate();
        }
    }

    private void repeats(List<Hazard> all) {
        all.add(
                Hazard.changing(
                        "H44",
                        "the same id twice, then with another body",
                        "the same answer, CMD_ID_REUSED, kept",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("secretary-1"))) {
                                var note =
                                        RawSocket.command(
                                                "again",
                                                c ->
                                                        c.setWriteNote(
                                                                WriteNote.newBuilder()
                                                                        .setText("one")));
                                foe.say(note);
                                var first = foe.until(m -> m.hasAccepted()).getAccepted();
                                foe.say(note);
                                var again = foe.until(m -> m.hasAccepted()).getAccepted();
                                foe.say(
                                        RawSocket.command(
                                                "again",
                                                c ->
                                                        c.setWriteNote(
                                                                WriteNote.newBuilder()
                                                                        .setText("two"))));
                                return (first.equals(again)
                                                ? "the same answer, "
                                                : "another answer, ")
                                        + foe.answerAndFate();
                            }
                        }));
        all.add(
                Hazard.of(
                        "H51",
                        "whoever comes back says a position that never was",
                        "recovered: false",
                        () -> {
                            try (var foe = Foe.silent(port(), false)) {
                                foe.enter(
                                        Hello.newBuilder()
                                                .setToken(venue.token("observer-1"))
                                                .setSeenPosition(1L << 40)
                                                .build());
                                return "recovered: " + foe.welcome().getRecovered();
                            }
                        }));
    }
}
