package org.dragoman.simulation;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is true of a session after every step. Each answers with what is wrong, or nothing. */
final class Invariants {
    private final Setting setting;
    private final BoothInvariants booths;

    Invariants(Setting setting) {
        this.setting = setting;
        this.booths = new BoothInvariants(setting);
    }

    List<String> broken(Session session, Account account, long nowMs) {
        var patch = Patch.of(setting, session);
        var wrong = new ArrayList<String>();
        leases(patch, account).ifPresent(wrong::add);
        closed(session, patch).ifPresent(wrong::add);
        voices(patch).ifPresent(wrong::add);
        floorRun(account).ifPresent(wrong::add);
        mutes(patch, account).ifPresent(wrong::add);
        wrong.addAll(booths.broken(patch, account));
        list(session, account).ifPresent(wrong::add);
        clock(session, account, nowMs).ifPresent(wrong::add);
        badges(session, account).ifPresent(wrong::add);
        if (session.position() != account.position) {
            wrong.add("position: " + session.position() + ", not " + account.position);
        }
        return wrong;
    }

    /** I1: a microphone is open exactly where its holder has the floor or is on air, under that epoch. */
    private Optional<String> leases(Patch patch, Account account) {
        var open =
                patch.microphones().stream()
                        .map(m -> new Account.Lease(m.holder(), into(m), m.epoch()))
                        .collect(Collectors.toSet());
        return unless(
                open.equals(account.leases()),
                () -> "I1 leases: open are " + open + ", held are " + account.leases());
    }

    private Optional<LanguageTag> into(Microphone microphone) {
        return setting.languages().stream()
                .filter(l -> l.channel().equals(microphone.into()))
                .map(Language::tag)
                .findFirst();
    }

    private static Optional<String> closed(Session session, Patch patch) {
        return unless(
                session.phase() != Session.Phase.CLOSED || patch.microphones().isEmpty(),
                () -> "I1 leases: open after the session: " + patch.microphones());
    }

    /** I6: nobody speaks with two microphones, and none of a booth's feeds the floor. */
    private static Optional<String> voices(Patch patch) {
        var holders = new HashSet<ParticipantId>();
        for (Microphone microphone : patch.microphones()) {
            boolean floor = microphone.into().equals(ChannelNumber.FLOOR);
            if (!holders.add(microphone.holder())) {
                return Optional.of("I6 voices: " + microphone.holder() + " has two");
            }
            if (!floor && microphone.carriedOn().contains(ChannelNumber.FLOOR)) {
                return Optional.of("I6 voices: " + microphone.holder() + " is on the floor");
            }
        }
        return Optional.empty();
    }

    /** I2: no more microphones than the mode allows, and none beside the podium's where the podium alone may speak. */
    private Optional<String> floorRun(Account account) {
        var open =
                account.talks.stream()
                        .filter(t -> t.lease.isPresent() && !account.badges.podium(setting, t.who))
                        .toList();
        int most = account.mode == FloorMode.CHAIR_ONLY ? 0 : account.openMax;
        boolean points = open.stream().allMatch(t -> account.rulingsDue.contains(t.turn));
        if (open.size() > most) {
            return Optional.of("I2 microphones: " + open.size() + " are open, not " + most);
        }
        if (account.priority.isPresent() && !open.isEmpty()) {
            return Optional.of("priority: somebody speaks beside the chair");
        }
        return unless(
                account.rulingsDue.isEmpty() || points,
                () -> "ruling: somebody goes on though " + account.rulingsDue + " has none");
    }

    private static Optional<String> mutes(Patch patch, Account account) {
        var muted =
                patch.microphones().stream()
                        .filter(Microphone::muted)
                        .map(Microphone::holder)
                        .collect(Collectors.toSet());
        var quiet = new HashSet<>(account.booths.coughing);
        quiet.addAll(account.booths.armed.keySet());
        return unless(
                muted.equals(quiet),
                () -> "cough: muted are " + muted + ", coughing or armed are " + quiet);
    }

    private Optional<String> list(Session session, Account account) {
        var turns = session.floor().list().stream().map(Turn::id).toList();
        if (!turns.equals(account.roll.order())) {
            return Optional.of("list: order is " + turns + ", not " + account.roll.order());
        }
        var wishes = new HashSet<List<Object>>();
        for (Turn turn : session.floor().list()) {
            if (!wishes.add(List.of(turn.participant(), turn.kind(), turn.wish().item()))) {
                return Optional.of("list: somebody stands twice for the same on " + turns);
            }
        }
        return unless(
                session.floor().language().equals(account.language),
                () -> "list: floor speaks " + session.floor().language());
    }

    /** Nobody has the floor, waits for it or is on air whose badge does not count for that any more. */
    private Optional<String> badges(Session session, Account account) {
        for (var speech : session.floor().speeches()) {
            if (!account.badges.maySpeak(setting, speech.participant())) {
                return Optional.of("badge: " + speech.participant() + " has the floor");
            }
        }
        for (Turn turn : session.floor().list()) {
            if (!account.badges.maySpeak(setting, turn.participant())) {
                return Optional.of("badge: " + turn.participant() + " waits for the floor");
            }
        }
        return account.booths.desks.keySet().stream()
                .filter(who -> !account.badges.mayInterpret(setting, who))
                .findFirst()
                .map(who -> "badge: " + who + " is on air");
    }

    private static Optional<String> clock(Session session, Account account, long nowMs) {
        var speeches = session.floor().speeches();
        var speakers = speeches.stream().map(s -> s.turn()).toList();
        var expected = account.talks.stream().map(t -> t.turn).toList();
        if (!speakers.equals(expected)) {
            return Optional.of("speaker: " + speakers + ", not " + expected);
        }
        for (int i = 0; i < speeches.size(); i++) {
            var talk = account.talks.get(i);
            long running = talk.lease.isPresent() ? Math.max(0, nowMs - talk.openSinceMs) : 0;
            long used = speeches.get(i).usedMs(nowMs);
            if (used < 0 || used != talk.usedMs + running) {
                return Optional.of("clock: " + used + " ms used, not " + (talk.usedMs + running));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unless(boolean right, Supplier<String> wrong) {
        return right ? Optional.empty() : Optional.of(wrong.get());
    }
}
