package org.dragoman.gateway.connection;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Role;
import org.dragoman.fanout.Slot;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.sitting.ListeningLog;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.threads.Owner;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which channels a connection hears and which it reads.
 *
 * <p>Owner: the connection's event loop.
 */
final class Subscriptions {
    private static final int CHANGES_PER_SECOND = 20;

    private final Owner owner = new Owner();
    private final Outward connection;
    private final Notices notices;
    private final ConnectionLimits limits;
    private final Sitting sitting;
    private final Rate rate = new Rate(CHANGES_PER_SECOND);
    private final SortedMap<Integer, Slot> heard = new TreeMap<>();
    private volatile Set<Integer> channels = Set.of();
    private Set<LanguageTag> read = Set.of();
    private Set<Integer> chosen = Set.of();
    private boolean follows;
    private int asked = 1;
    private int bundle = 1;

    Subscriptions(Outward connection, Notices notices, Sitting sitting, ConnectionLimits limits) {
        this.connection = connection;
        this.notices = notices;
        this.limits = limits;
        this.sitting = sitting;
    }

    boolean hears(int channel) {
        return heard.containsKey(channel);
    }

    /** Whether a channel is heard. From any thread. */
    boolean to(int channel) {
        return channels.contains(channel);
    }

    boolean reads(LanguageTag language) {
        return read.contains(language);
    }

    void to(Listen wanted) {
        assert owner.here();
        if (!rate.allows(sitting.clock().nowMs())) {
            notices.say(RefusalCode.REFUSAL_CODE_RATE_LIMITED, 0, "listen");
        } else if (wanted.getChannelsCount() > limits.channelsHeard()) {
            notices.say(RefusalCode.REFUSAL_CODE_LIMIT, 0, "channels");
        } else if (wanted.getBundle() < 0 || wanted.getBundle() > Soundboard.BUNDLE_MAX) {
            notices.say(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, 0, "bundle");
        } else {
            change(wanted);
        }
    }

    private void change(Listen wanted) {
        var channels = new TreeSet<Integer>();
        for (int channel : wanted.getChannelsList()) {
            if (channel < 0 || channel >= sitting.soundboard().channels()) {
                notices.say(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL, channel, "channels");
                return;
            }
            channels.add(channel);
        }
        var languages = new HashSet<LanguageTag>();
        for (String tag : wanted.getCaptionsList()) {
            if (!LanguageTag.valid(tag)
                    || sitting.setting().channel(new LanguageTag(tag)).isEmpty()) {
                notices.say(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE, 0, "captions");
                return;
            }
            languages.add(new LanguageTag(tag));
        }
        if (!wanted.getLanguage().isEmpty()) {
            if (!LanguageTag.valid(wanted.getLanguage())) {
                notices.say(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE, 0, "language");
                return;
            }
            connection.answerIn(new LanguageTag(wanted.getLanguage()));
        }
        follows = wanted.getIncoming() && isDesk();
        chosen = connection.sender().carriesSound() ? channels : Set.of();
        asked = Math.max(1, wanted.getBundle());
        hear();
        answer();
        read(connection.sender().seesViews() ? languages : Set.of());
    }

    private boolean isDesk() {
        return connection.sender().participant().role() == Role.INTERPRETER
                && connection.sender().carriesSound();
    }

    /** What the desk hears, where this connection goes along with it. */
    private OptionalInt incoming() {
        return follows
                ? OptionalInt.of(sitting.incoming(connection.sender().participant().id()))
                : OptionalInt.empty();
    }

    /** Goes along with what the desk hears: the new channel is there before the old one is left. */
    void follow() {
        if (follows) {
            hear();
        }
    }

    private void hear() {
        var wanted = new TreeSet<>(chosen);
        incoming().ifPresent(wanted::add);
        rebundle();
        for (int channel : wanted) {
            if (!heard.containsKey(channel)) {
                heard.put(channel, join(channel));
                sitting.listening().began(who(), sitting.nameOf(channel));
            }
        }
        for (int channel : List.copyOf(heard.keySet())) {
            if (!wanted.contains(channel)) {
                leave(channel);
            }
        }
        channels = Set.copyOf(wanted);
        sitting.attendance().touch();
    }

    /**
     * As many frames to a message as were asked for, or, on a loop past its budget, as many as there may be: for all but
     * booths, who cannot wait. Nothing is missed in between; a frame may come twice, which its number shows.
     */
    void rebundle() {
        assert owner.here();
        boolean waits = connection.sender().participant().role() != Role.INTERPRETER;
        int due = waits && connection.loop().strained() ? Soundboard.BUNDLE_MAX : asked;
        if (due == bundle) {
            return;
        }
        bundle = due;
        for (int channel : List.copyOf(heard.keySet())) {
            Slot before = heard.get(channel);
            if (before != null) {
                connection.rises(before);
                before.move(connection.allocator());
                heard.put(channel, join(channel));
            }
        }
    }

    private Slot join(int channel) {
        Slot seat = sitting.soundboard().join(connection.loop(), channel, bundle, connection.ear());
        connection.sits(seat);
        return seat;
    }

    private void leave(int channel) {
        Slot seat = heard.remove(channel);
        if (seat != null) {
            connection.rises(seat);
            seat.leave();
            sitting.listening().ended(who(), sitting.nameOf(channel));
            sitting.listenerReports().left(connection, channel);
        }
    }

    private ListeningLog.Ear who() {
        var sender = connection.sender();
        return new ListeningLog.Ear(
                sender.participant().id(), connection.name(), sender.address(), sender.client());
    }

    private void answer() {
        var now =
                org.dragoman.protocol.v1.Listening.newBuilder()
                        .addAllChannels(heard.keySet())
                        .setBundle(bundle);
        incoming().ifPresent(now::setIncoming);
        connection.deliver(ServerMessage.newBuilder().setListening(now));
    }

    private void read(Set<LanguageTag> languages) {
        Set<LanguageTag> before = read;
        read = Set.copyOf(languages);
        for (LanguageTag language : languages) {
            if (!before.contains(language)) {
                sitting.captions().latest(language, connection::deliver);
            }
        }
    }

    /** Hears nothing any more. */
    void stop() {
        assert owner.here();
        List.copyOf(heard.keySet()).forEach(this::leave);
    }
}
