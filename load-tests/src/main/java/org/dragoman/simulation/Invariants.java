package org.dragoman.simulation;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.Carried;
import org.dragoman.session.FloorMode;
import org.dragoman.session.Microphone;
import org.dragoman.session.Patch;
import org.dragoman.session.Session;
import org.dragoman.session.Setting;
import org.dragoman.session.Turn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is true of a session after every step. Each answers with what is wrong, or nothing. */
final class Invariants {
    private final Setting setting;

    Invariants(Setting setting) {
        this.setting = setting;
    }

    List<String> broken(Session session, Account account, long nowMs) {
        var patch = Patch.of(setting, session);
        var wrong = new ArrayList<String>();
        leases(patch, account).ifPresent(wrong::add);
        closed(session, patch).ifPresent(wrong::add);
        voices(patch).ifPresent(wrong::add);
        floorRun(account).ifPresent(wrong::add);
        mutes(patch, account).ifPresent(wrong::add);
        sources(patch, account).ifPresent(wrong::add);
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

    /** I2 and I6: no more speakers than may be, one voice to a language, one source to its channel; no booth feeds the floor. */
    private Optional<String> voices(Patch patch) {
        var into = new HashSet<ChannelNumber>();
        var carried = new HashSet<ChannelNumber>();
        var speakers = new HashSet<ParticipantId>();
        for (Microphone microphone : patch.microphones()) {
            if (microphone.into().equals(ChannelNumber.FLOOR)) {
                if (!speakers.add(microphone.holder())) {
                    return Optional.of("I6 voices: " + microphone.holder() + " has two");
                }
                continue;
            }
            if (!into.add(microphone.into())) {
                return Optional.of("I2/I6 voices: two send into channel " + microphone.into());
            }
            for (ChannelNumber channel : microphone.carriedOn()) {
                if (!carried.add(channel)) {
                    return Optional.of("I6 voices: two are carried on channel " + channel);
                }
                if (!channel.equals(microphone.into())) {
                    return Optional.of(
                            "cycle: " + microphone.holder() + " is carried on " + channel);
                }
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
        return unless(
                muted.equals(account.coughing),
                () -> "cough: muted are " + muted + ", coughing are " + account.coughing);
    }

    /** Every channel carries what it should, and is silent only where there is nothing to carry. */
    private Optional<String> sources(Patch patch, Account account) {
        var channels = new HashSet<ChannelNumber>();
        for (Carried channel : patch.channels()) {
            channels.add(channel.channel());
            var source = source(channel.channel(), account);
            if (channel.source() != source) {
                return Optional.of(
                        "sources: channel "
                                + channel.channel()
                                + " is "
                                + channel.source()
                                + ", not "
                                + source);
            }
            var carriers =
                    patch.microphones().stream()
                            .filter(m -> m.carriedOn().contains(channel.channel()))
                            .map(Microphone::holder)
                            .collect(Collectors.toSet());
            var expected = expected(channel, source, account);
            if (!carriers.equals(expected)) {
                return Optional.of(
                        "silent: channel "
                                + channel.channel()
                                + " carries "
                                + carriers
                                + ", not "
                                + expected);
            }
        }
        return unless(
                channels.size() == setting.languages().size() + 1,
                () -> "sources: channels are " + channels);
    }

    private Carried.Source source(ChannelNumber channel, Account account) {
        boolean spoken = !account.talks.isEmpty();
        if (channel.equals(ChannelNumber.FLOOR)) {
            return spoken ? Carried.Source.FLOOR : Carried.Source.SILENT;
        }
        if (spoken && setting.channel(account.language).equals(Optional.of(channel))) {
            return Carried.Source.FLOOR;
        }
        if (!booth(channel, account).isEmpty()) {
            return Carried.Source.BOOTH;
        }
        return spoken ? Carried.Source.UNSERVED : Carried.Source.SILENT;
    }

    private static Set<?> expected(Carried channel, Carried.Source source, Account account) {
        return switch (source) {
            case SILENT -> Set.of();
            case FLOOR, UNSERVED -> account.voices();
            case BOOTH -> channel.interpreter().map(Set::of).orElse(Set.of());
        };
    }

    private List<Account.Lease> booth(ChannelNumber channel, Account account) {
        return account.desks.values().stream()
                .filter(
                        lease ->
                                lease.into().flatMap(setting::channel).equals(Optional.of(channel)))
                .toList();
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
        return account.desks.keySet().stream()
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
