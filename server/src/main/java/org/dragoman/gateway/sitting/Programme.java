package org.dragoman.gateway.sitting;

import org.dragoman.conference.Conference;
import org.dragoman.conference.Language;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.protocol.v1.ProgrammeView;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionStanding;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.state.Session;
import org.dragoman.writer.ServerClock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All sessions of the conference: which goes on, which is the present one for whoever names none, and where whoever follows
 * goes on. Everybody is told, in every session, of those they may be in; a session with an allow-list leads nobody astray
 * whom it does not invite, and is the present one for those alone whom its list names.
 *
 * <p>Safe from any thread; {@link #tell} on one loop.
 */
public final class Programme {
    private static final Set<Role> SEEN_BY = Roles.ALL;

    private final Map<String, Sitting> sittings;
    private final Map<ParticipantId, Circle> circles;
    private final ServerClock clock;
    private final ZoneId zone;
    private volatile Map<Circle, ProgrammeView> told = Map.of();
    private long version;

    /**
     * People for whom the programme is the same.
     *
     * @param seen the sessions that they may be in, in the order of their hours
     * @param own among which the present one is chosen: those for all, and those whose list names them
     */
    private record Circle(List<Sitting> seen, List<Sitting> own) {}

    public Programme(Conference conference, Map<String, Sitting> sittings, ServerClock clock) {
        this.sittings = Map.copyOf(sittings);
        this.clock = clock;
        this.zone = conference.zone();
        var inOrder = inOrder(sittings.values());
        var all = new HashMap<ParticipantId, Circle>();
        var same = new HashMap<Circle, Circle>();
        for (Participant each : conference.participants()) {
            Circle circle = circle(each.id(), inOrder);
            all.put(each.id(), same.computeIfAbsent(circle, _ -> circle));
        }
        this.circles = Map.copyOf(all);
    }

    private static Circle circle(ParticipantId who, List<Sitting> inOrder) {
        var seen = inOrder.stream().filter(s -> s.setting().invited(who).isPresent()).toList();
        var own = seen.stream().filter(s -> isOwn(s, who)).toList();
        return new Circle(
                seen,
                Stream.of(own, seen, inOrder).filter(l -> !l.isEmpty()).findFirst().orElseThrow());
    }

    /** A console is let in everywhere; what is theirs is what everybody, or a list, has them for. */
    private static boolean isOwn(Sitting sitting, ParticipantId who) {
        var access = sitting.setting().plan().access();
        return access.invited().isEmpty()
                || sitting.setting().invited(who).filter(here -> access.names(here)).isPresent();
    }

    private static List<Sitting> inOrder(Collection<Sitting> sittings) {
        return sittings.stream()
                .sorted(Comparator.comparing(sitting -> sitting.setting().plan().begins()))
                .toList();
    }

    /** The session of that name; for no name the present one of a participant. */
    public Optional<Sitting> sitting(String name, ParticipantId who) {
        return Optional.ofNullable(sittings.get(name.isEmpty() ? present(circle(who)) : name));
    }

    /** Where somebody who follows goes on: in the same session while it is open, else in the present one. */
    public Sitting after(Sitting here, ParticipantId who) {
        return goesOn(here.session().phase()) ? here : sitting("", who).orElse(here);
    }

    /** A meeting that is suspended goes on later, and nobody is led away from it. */
    private static boolean goesOn(Session.Phase phase) {
        return phase == Session.Phase.OPEN || phase == Session.Phase.SUSPENDED;
    }

    private Circle circle(ParticipantId who) {
        return Objects.requireNonNull(circles.get(who), "takes no part in this conference");
    }

    private String present(Circle circle) {
        var standings =
                circle.own().stream()
                        .map(
                                sitting ->
                                        new SessionChoice.Standing(
                                                sitting.setting().plan(),
                                                sitting.session().phase()))
                        .toList();
        return SessionChoice.present(standings, now()).value();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(clock.nowMs()), zone);
    }

    /** What a newcomer sees of it. */
    public void welcome(Participant who, Welcome.Builder welcome) {
        if (SEEN_BY.contains(who.role())) {
            welcome.setProgramme(
                    told.getOrDefault(circle(who.id()), ProgrammeView.getDefaultInstance()));
        }
    }

    /** Tells everybody where the sessions stand, if that changed. A few times a second, and before anybody comes. */
    public void tell() {
        var now = new HashMap<Circle, ProgrammeView>();
        new HashSet<>(circles.values()).forEach(circle -> now.put(circle, view(circle)));
        if (now.equals(told)) {
            return;
        }
        version++;
        now.replaceAll((circle, view) -> view.toBuilder().setVersion(version).build());
        told = Map.copyOf(now);
        var messages = new HashMap<Circle, Encoded>();
        now.forEach(
                (circle, view) ->
                        messages.put(
                                circle,
                                new Encoded(
                                        ServerMessage.newBuilder().setProgramme(view).build())));
        sittings.values().forEach(sitting -> sitting.attendance().each(c -> tell(c, messages)));
    }

    private void tell(Present connection, Map<Circle, Encoded> messages) {
        var sender = connection.sender();
        var message = messages.get(circle(sender.participant().id()));
        if (message != null
                && sender.seesViews()
                && SEEN_BY.contains(sender.participant().role())) {
            connection.view(ViewKind.PROGRAMME, message);
        }
    }

    private ProgrammeView view(Circle circle) {
        var view = ProgrammeView.newBuilder().setVersion(version).setPresent(present(circle));
        circle.seen().forEach(sitting -> view.addSessions(standing(sitting)));
        return view.build();
    }

    private static SessionStanding standing(Sitting sitting) {
        Session now = sitting.session();
        var standing =
                SessionStanding.newBuilder()
                        .setSession(sitting.setting().plan().id().value())
                        .setPhase(SessionPhase.valueOf("SESSION_PHASE_" + now.phase().name()))
                        .setItem(now.item().map(Object::toString).orElse(""));
        if (now.phase() == Session.Phase.OPEN) {
            standing.setLanguage(now.floor().language().value());
            sitting.setting().languages().stream()
                    .map(Language::tag)
                    .filter(tag -> now.booths().interpreting(tag).isPresent())
                    .forEach(tag -> standing.addInterpreted(tag.value()));
        }
        return standing.build();
    }
}
