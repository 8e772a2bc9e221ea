package org.dragoman.gateway.view;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.observe.Failures;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.patch.Incoming;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.state.Setting;
import org.dragoman.writer.ServerClock;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells each role what it sees of a session: after what was recorded, and of what no journal knows, such as who sits at a
 * desk and whether the hub hears it. A view that shows what it showed before is not told again.
 *
 * <p>What was recorded comes from the session's recording thread, what was noticed from the backstage's loop.
 */
public final class SessionTelling {
    private final Connected connected;
    private final View booths;
    private final View channels;
    private final View coverage;
    private final List<View> views;
    private final Map<ViewKind, Message> shown = new ConcurrentHashMap<>();
    private final String session;
    private final Failures failures;

    /** Views that changed and could not be told; they are tried again until they can be. */
    private final Set<ViewKind> owed = ConcurrentHashMap.newKeySet();

    public SessionTelling(
            Setting setting,
            BoothViews boothViews,
            Connected connected,
            ServerClock clock,
            Failures failures) {
        this.connected = connected;
        this.failures = failures;
        this.session = setting.plan().id().value();
        var floors = new FloorViews(setting);
        var attendance = new AttendanceViews(setting);
        var channelViews = new ChannelViews(setting, connected::isPresent);
        var session = new ViewOfSession(new Views(setting));
        this.booths = new ViewOfBooths(boothViews, clock);
        this.channels = new ViewOfChannels(channelViews);
        this.coverage = new ViewOfCoverage(channelViews);
        this.views =
                List.of(
                        session,
                        new ViewOfFloor(floors),
                        new ViewOfList(floors, session),
                        booths,
                        channels,
                        new ViewOfSpoken(attendance),
                        new ViewOfQuorum(attendance),
                        new ViewOfNotes(attendance),
                        new ViewOfHall(attendance),
                        new ViewOfCredentials(attendance),
                        coverage,
                        new ViewOfTexts(),
                        new ViewOfRunSheet());
    }

    /** With these views alone. */
    SessionTelling(String session, List<View> views, Connected connected, Failures failures) {
        this.session = session;
        this.connected = connected;
        this.failures = failures;
        this.views = List.copyOf(views);
        this.booths = views.getFirst();
        this.channels = views.getFirst();
        this.coverage = views.getFirst();
    }

    /** Every view of a session, in the order of the protocol. */
    List<View> views() {
        return views;
    }

    /** What each channel carries now. */
    public ChannelsView channels(Settled now) {
        return (ChannelsView) channels.of(now);
    }

    /** Everything a newcomer in that role may see, as it is now. */
    public void welcome(Role role, Settled now, Welcome.Builder welcome) {
        for (View view : views) {
            if (view.seenBy().contains(role)) {
                welcome.setField(field(Welcome.getDescriptor(), view.kind()), view.of(now));
            }
        }
    }

    /** This became durable. */
    public void recorded(Settled before, Settled now) {
        for (View view : views) {
            guarded(
                    view,
                    () -> {
                        if (view.changed(before, now)) {
                            tell(view, view.of(now), view.seenBy());
                        }
                    });
        }
        if (before.session().epoch() != now.session().epoch()) {
            move(before, now);
        }
    }

    /** A view that cannot be told keeps no other from being told; it is owed from then on. */
    private void guarded(View view, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | Error e) {
            failures.caught("view", session, "", e);
            owed.add(view.kind());
            failures.stands(standing(view), standing(view) + " cannot be told: " + e);
        }
    }

    private String standing(View view) {
        return session + ": the view " + view.kind();
    }

    private void tellWhatIsOwed(Settled now) {
        for (View view : views) {
            if (owed.contains(view.kind())) {
                guarded(
                        view,
                        () -> {
                            tell(view, view.of(now), view.seenBy());
                            owed.remove(view.kind());
                            failures.over(standing(view));
                        });
            }
        }
    }

    /** Whoever goes along with what the desk hears is moved there. */
    private void move(Settled before, Settled after) {
        for (Incoming now : after.patch().desks()) {
            boolean moved =
                    before.patch()
                            .incoming(now.desk())
                            .filter(i -> i.channel().equals(now.channel()))
                            .isEmpty();
            if (moved) {
                connected.of(now.desk()).forEach(c -> c.loop().execute(c::follow));
            }
        }
    }

    /**
     * What may have changed since, though nothing was recorded. A few times a second.
     *
     * @param anybody whether anybody came or went
     */
    public void noticed(Settled now, boolean anybody) {
        // A lamp that goes on or out is for those who work with it; a hall of thousands is told at
        // the next decision.
        tellWhatIsOwed(now);
        tellIfOther(booths, now, anybody ? booths.seenBy() : Roles.STAFF_AND_INTERPRETERS);
        if (anybody) {
            tellIfOther(channels, now, channels.seenBy());
            tellIfOther(coverage, now, coverage.seenBy());
        }
    }

    private void tellIfOther(View view, Settled now, Set<Role> audience) {
        guarded(
                view,
                () -> {
                    Message message = view.of(now);
                    Message before = shown.get(view.kind());
                    if (before == null || !unplaced(message).equals(unplaced(before))) {
                        tell(view, message, audience);
                    }
                });
    }

    /** What is shown, whatever the position it is true at. */
    private static Message unplaced(Message view) {
        return view.toBuilder()
                .clearField(view.getDescriptorForType().findFieldByName("position"))
                .build();
    }

    private void tell(View view, Message message, Set<Role> audience) {
        shown.put(view.kind(), message);
        var told = ServerMessage.newBuilder();
        told.setField(field(ServerMessage.getDescriptor(), view.kind()), message);
        connected.view(view.kind(), audience, new Encoded(told.build()));
    }

    /** A view is a field of the same name, alone and in the welcome. */
    private static FieldDescriptor field(Descriptor message, ViewKind kind) {
        FieldDescriptor field = message.findFieldByName(kind.name().toLowerCase(Locale.ROOT));
        if (field == null) {
            throw new IllegalStateException(message.getFullName() + " has no view " + kind);
        }
        return field;
    }
}
