package org.dragoman.simulation;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Carried;
import org.dragoman.session.patch.Incoming;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.state.Setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is true of channels, relays and handovers after every step, worked out from the account in another manner. */
final class BoothInvariants {
    private final Setting setting;

    BoothInvariants(Setting setting) {
        this.setting = setting;
    }

    List<String> broken(Patch patch, Account account) {
        var wrong = new ArrayList<String>();
        sources(patch, account).ifPresent(wrong::add);
        voices(patch, account).ifPresent(wrong::add);
        relays(patch).ifPresent(wrong::add);
        choices(patch, account).ifPresent(wrong::add);
        owners(account).ifPresent(wrong::add);
        return wrong;
    }

    /** Every channel carries what it should, and is silent only where there is nothing to carry. */
    private Optional<String> sources(Patch patch, Account account) {
        var channels = new HashSet<ChannelNumber>();
        for (Carried channel : patch.channels()) {
            channels.add(channel.channel());
            var tag = setting.language(channel.channel()).map(l -> l.tag());
            var source =
                    tag.map(t -> source(t, account))
                            .orElse(spoken(account) ? Carried.Source.FLOOR : Carried.Source.SILENT);
            if (channel.source() != source) {
                return Optional.of(
                        "sources: %s is %s, not %s"
                                .formatted(channel.channel(), channel.source(), source));
            }
            var carriers =
                    patch.microphones().stream()
                            .filter(m -> m.carriedOn().contains(channel.channel()))
                            .map(Microphone::holder)
                            .collect(Collectors.toSet());
            var expected = tag.map(t -> carriers(t, account)).orElse(account.voices());
            if (!carriers.equals(expected)) {
                return Optional.of(
                        "silent: %s carries %s, not %s"
                                .formatted(channel.channel(), carriers, expected));
            }
        }
        return channels.size() == setting.languages().size() + 1
                ? Optional.empty()
                : Optional.of("sources: channels are " + channels);
    }

    private static boolean spoken(Account account) {
        return !account.talks.isEmpty();
    }

    private Carried.Source source(LanguageTag tag, Account account) {
        if (spoken(account) && account.language.equals(tag)) {
            return Carried.Source.FLOOR;
        }
        if (!desks(tag, account).isEmpty()) {
            return Carried.Source.BOOTH;
        }
        if (account.booths.held.contains(tag)) {
            return Carried.Source.HELD;
        }
        var idle = idle(tag, account);
        if (idle.kind() == Idle.Kind.SILENCE) {
            return Carried.Source.NONE;
        }
        return root(tag, account).isPresent()
                ? Carried.Source.SUBSTITUTE
                : spoken(account) ? Carried.Source.UNSERVED : Carried.Source.SILENT;
    }

    private Idle idle(LanguageTag tag, Account account) {
        Idle set = account.booths.idle.get(tag);
        return set != null ? set : setting.language(tag).map(l -> l.idle()).orElse(Idle.FLOOR);
    }

    /** Whose sound stands in for a language that is idle: the first of those it is led to that has a voice. */
    private Optional<LanguageTag> root(LanguageTag tag, Account account) {
        var passed = new HashSet<LanguageTag>();
        var at = tag;
        while (passed.add(at)) {
            var next = idle(at, account).relay();
            if (next.isEmpty() || setting.language(next.get()).isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
            if (passed.contains(at)) {
                return Optional.empty();
            }
            boolean voice =
                    (spoken(account) && account.language.equals(at))
                            || !desks(at, account).isEmpty();
            if (voice) {
                return Optional.of(at);
            }
            if (account.booths.held.contains(at)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Set<ParticipantId> carriers(LanguageTag tag, Account account) {
        return switch (source(tag, account)) {
            case SILENT, HELD, NONE -> Set.of();
            case UNSERVED -> account.voices();
            case FLOOR -> {
                var all = new HashSet<>(account.voices());
                desks(tag, account).stream()
                        .filter(account.booths.draining::contains)
                        .forEach(all::add);
                yield all;
            }
            case BOOTH -> desks(tag, account);
            case SUBSTITUTE -> {
                var root = root(tag, account).orElseThrow();
                boolean floor = spoken(account) && account.language.equals(root);
                yield floor ? account.voices() : desks(root, account);
            }
        };
    }

    private static Set<ParticipantId> desks(LanguageTag tag, Account account) {
        return account.booths.desks.values().stream()
                .filter(lease -> lease.into().equals(Optional.of(tag)))
                .map(Account.Lease::holder)
                .collect(Collectors.toSet());
    }

    /** One publisher on a language, unless nothing keeps desks apart. */
    private Optional<String> voices(Patch patch, Account account) {
        var mode = account.booths.interlock.orElse(setting.interpretation().interlock()).mode();
        account.booths.mixed |= mode == Interlock.Mode.NONE;
        if (account.booths.mixed) {
            return Optional.empty();
        }
        var into = new HashSet<ChannelNumber>();
        for (Microphone microphone : patch.microphones()) {
            boolean live = microphone.state() != Microphone.State.ARMED;
            boolean floor = microphone.into().equals(ChannelNumber.FLOOR);
            if (live && !floor && !into.add(microphone.into())) {
                return Optional.of("I6 voices: two send into channel " + microphone.into());
            }
        }
        return Optional.empty();
    }

    /** No relay comes back to its source, and each channel is one interpretation further than what it is made from. */
    private Optional<String> relays(Patch patch) {
        Map<ChannelNumber, Carried> channels = new HashMap<>();
        patch.channels().forEach(c -> channels.put(c.channel(), c));
        for (Carried channel : patch.channels()) {
            var path = new HashSet<ChannelNumber>();
            if (comesBack(channel, patch, channels, path)) {
                return Optional.of("cycle: " + channel.channel() + " feeds itself by " + path);
            }
        }
        for (Carried channel : patch.channels()) {
            int deepest =
                    channel.interpreters().stream()
                            .flatMap(who -> patch.incoming(who).stream())
                            .mapToInt(Incoming::depth)
                            .max()
                            .orElse(-1);
            if (channel.source() == Carried.Source.BOOTH && channel.depth() != deepest + 1) {
                return Optional.of("marks: " + channel + " is not one further than " + deepest);
            }
        }
        return Optional.empty();
    }

    private static boolean comesBack(
            Carried channel,
            Patch patch,
            Map<ChannelNumber, Carried> channels,
            Set<ChannelNumber> path) {
        boolean booth =
                channel.source() == Carried.Source.BOOTH
                        || channel.source() == Carried.Source.SUBSTITUTE;
        if (!booth) {
            return false;
        }
        if (!path.add(channel.channel())) {
            return true;
        }
        for (ParticipantId who : channel.interpreters()) {
            var next = patch.incoming(who).map(i -> channels.get(i.channel()));
            if (next.isPresent() && comesBack(next.get(), patch, channels, path)) {
                return true;
            }
        }
        path.remove(channel.channel());
        return false;
    }

    /** What was chosen by hand is heard, unless it would come back; who chose nothing and takes the floor hears it. */
    private Optional<String> choices(Patch patch, Account account) {
        for (Incoming desk : patch.desks()) {
            var chosen = Optional.ofNullable(account.booths.chosen.get(desk.desk()));
            if (!desk.chosen().equals(chosen)) {
                return Optional.of("choices: " + desk + ", not " + chosen);
            }
            boolean onAir = account.booths.desks.containsKey(desk.desk());
            boolean other = chosen.isPresent() && !chosen.get().equals(desk.channel());
            if (other && (!onAir || !desk.channel().equals(ChannelNumber.FLOOR))) {
                return Optional.of("choices: " + desk + " hears something else");
            }
            if (chosen.isEmpty() && desk.takesFloor() && desk.depth() > 0) {
                return Optional.of("choices: " + desk + " takes relay without need");
            }
        }
        return Optional.empty();
    }

    /** While it is handed over, exactly one has the language; whoever is armed is on air nowhere. */
    private static Optional<String> owners(Account account) {
        for (var handover : account.booths.handovers.entrySet()) {
            var from = account.booths.desks.get(handover.getValue().from());
            if (from == null || !from.into().equals(Optional.of(handover.getKey()))) {
                return Optional.of("handover: nobody has " + handover);
            }
        }
        for (ParticipantId who : account.booths.armed.keySet()) {
            if (account.booths.desks.containsKey(who)) {
                return Optional.of("handover: " + who + " is armed and on air");
            }
        }
        return Optional.empty();
    }
}
