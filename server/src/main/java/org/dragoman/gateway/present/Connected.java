package org.dragoman.gateway.present;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.protocol.v1.ChannelListeners;
import org.dragoman.protocol.v1.PresenceView;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Who is in a session: the connections by loop, for what all hear, and by participant, for what one hears. */
public final class Connected {
    private final List<NettyLoop> loops;
    private final List<List<Present>> byLoop = new ArrayList<>();
    private final Map<ParticipantId, Set<Present>> byParticipant = new ConcurrentHashMap<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicLong version = new AtomicLong();

    public Connected(List<NettyLoop> loops) {
        this.loops = loops;
        loops.forEach(loop -> byLoop.add(new ArrayList<>()));
    }

    /** On the connection's loop. */
    public void enter(Present connection) {
        byLoop.get(connection.loop().index()).add(connection);
        byParticipant.compute(
                connection.sender().participant().id(),
                (who, theirs) -> {
                    Set<Present> with = theirs == null ? ConcurrentHashMap.newKeySet() : theirs;
                    with.add(connection);
                    return with;
                });
        changed.set(true);
    }

    /** On the connection's loop. */
    public void leave(Present connection) {
        byLoop.get(connection.loop().index()).remove(connection);
        byParticipant.computeIfPresent(
                connection.sender().participant().id(),
                (who, theirs) -> {
                    theirs.remove(connection);
                    return theirs.isEmpty() ? null : theirs;
                });
        changed.set(true);
    }

    Set<ParticipantId> present() {
        return Set.copyOf(byParticipant.keySet());
    }

    public boolean isPresent(ParticipantId participant) {
        return byParticipant.containsKey(participant);
    }

    public Set<Present> of(ParticipantId participant) {
        return byParticipant.getOrDefault(participant, Set.of());
    }

    public boolean canBeHeard(ParticipantId participant) {
        return of(participant).stream().anyMatch(c -> c.sender().carriesSound());
    }

    /** Whether a device of a participant's has a connection for sound; without a name of one, whether any has. */
    public boolean canBeHeard(ParticipantId participant, String device) {
        return of(participant).stream()
                .map(Present::sender)
                .anyMatch(s -> s.carriesSound() && (device.isEmpty() || s.device().equals(device)));
    }

    /** Whether a device of a participant's is here. */
    public boolean isAt(ParticipantId participant, String device) {
        return of(participant).stream().anyMatch(c -> c.sender().device().equals(device));
    }

    /** How many connections are there. */
    public int size() {
        return byParticipant.values().stream().mapToInt(Set::size).sum();
    }

    /** The connections of a loop. On that loop only. */
    List<Present> on(NettyLoop loop) {
        return byLoop.get(loop.index());
    }

    /** Does something with each connection, on its loop. */
    public void each(Consumer<Present> what) {
        for (NettyLoop loop : loops) {
            loop.execute(() -> List.copyOf(on(loop)).forEach(c -> guarded(c, what)));
        }
    }

    /** One that cannot be told something does not keep the others from hearing it. */
    private static void guarded(Present connection, Consumer<Present> what) {
        try {
            what.accept(connection);
        } catch (RuntimeException | Error e) {
            connection.failed(e);
        }
    }

    /** Does something with each connection of a participant, on its loop. */
    public void each(ParticipantId participant, Consumer<Present> what) {
        of(participant).forEach(c -> c.loop().execute(() -> guarded(c, what)));
    }

    /** Shows a view to the roles that see it. */
    public void view(ViewKind kind, Set<Role> audience, Encoded message) {
        each(
                connection -> {
                    if (sees(connection, audience)) {
                        connection.view(kind, message);
                    }
                });
    }

    private static boolean sees(Present connection, Set<Role> audience) {
        return connection.sender().seesViews()
                && audience.contains(connection.sender().participant().role());
    }

    public void eachReading(LanguageTag language, Consumer<Present> what) {
        each(
                connection -> {
                    if (connection.reads(language)) {
                        what.accept(connection);
                    }
                });
    }

    /** Says something to all that is never left out. */
    public void announce(Encoded message) {
        each(
                connection -> {
                    if (connection.sender().seesViews()) {
                        connection.deliver(message);
                    }
                });
    }

    public void touch() {
        changed.set(true);
    }

    /** Whether anybody came, went or tuned in since this was last asked. */
    public boolean changed() {
        return changed.getAndSet(false);
    }

    public PresenceView presence(Optional<Soundboard> totals) {
        var view = PresenceView.newBuilder().setVersion(version.incrementAndGet());
        present().stream().map(ParticipantId::value).sorted().forEach(view::addParticipants);
        totals.ifPresent(
                soundboard -> {
                    for (int channel = 0; channel < soundboard.channels(); channel++) {
                        view.addListeners(
                                ChannelListeners.newBuilder()
                                        .setChannel(channel)
                                        .setListeners(soundboard.listeners(channel)));
                    }
                });
        return view.build();
    }
}
