package org.dragoman.simulation;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.session.Carried;
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
        mutes(patch, account).ifPresent(wrong::add);
        sources(patch, account).ifPresent(wrong::add);
        list(session, account).ifPresent(wrong::add);
        clock(session, account, nowMs).ifPresent(wrong::add);
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

    /** I2 and I6: one speaker, one voice to a language, one source to a channel; no booth feeds the floor. */
    private static Optional<String> voices(Patch patch) {
        var into = new HashSet<ChannelNumber>();
        var carried = new HashSet<ChannelNumber>();
        for (Microphone microphone : patch.microphones()) {
            if (!into.add(microphone.into())) {
                return Optional.of("I2/I6 voices: two send into channel " + microphone.into());
            }
            for (ChannelNumber channel : microphone.carriedOn()) {
                if (!carried.add(channel)) {
                    return Optional.of("I6 voices: two are carried on channel " + channel);
                }
                boolean floor = microphone.into().equals(ChannelNumber.FLOOR);
                if (!floor && !channel.equals(microphone.into())) {
                    return Optional.of(
                            "cycle: " + microphone.holder() + " is carried on " + channel);
                }
            }
        }
        return Optional.empty();
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
        boolean spoken = account.speaker.isPresent();
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
            case FLOOR, UNSERVED ->
                    account.floor.map(lease -> Set.of(lease.holder())).orElse(Set.of());
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
        var people = session.floor().list().stream().map(Turn::participant).toList();
        if (!turns.equals(account.list)) {
            return Optional.of("list: order is " + turns + ", not " + account.list);
        }
        if (new HashSet<>(people).size() != people.size()) {
            return Optional.of("list: somebody stands twice on " + people);
        }
        return unless(
                turns.size() <= setting.waitingMax()
                        && session.floor().language().equals(account.language),
                () ->
                        "list: "
                                + turns.size()
                                + " wait, floor speaks "
                                + session.floor().language());
    }

    private static Optional<String> clock(Session session, Account account, long nowMs) {
        var speech = session.floor().speech();
        if (!speech.map(s -> s.participant()).equals(account.speaker)) {
            return Optional.of("speaker: " + speech + ", not " + account.speaker);
        }
        if (speech.isEmpty()) {
            return Optional.empty();
        }
        long running = account.floor.isPresent() ? Math.max(0, nowMs - account.openSinceMs) : 0;
        long used = speech.get().usedMs(nowMs);
        return unless(
                used >= 0 && used == account.usedMs + running,
                () -> "clock: " + used + " ms used, not " + (account.usedMs + running));
    }

    private static Optional<String> unless(boolean right, Supplier<String> wrong) {
        return right ? Optional.empty() : Optional.of(wrong.get());
    }
}
