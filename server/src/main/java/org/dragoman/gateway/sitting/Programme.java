package org.dragoman.gateway.sitting;

import org.dragoman.conference.Conference;
import org.dragoman.conference.Language;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.Encoded;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All sessions of the conference: which goes on, which is the present one for whoever names none, and where whoever follows
 * goes on. Everybody in every session is told. A session with an allow-list is never the present one: whom it invites comes
 * by a link that names it.
 *
 * <p>Safe from any thread; {@link #tell} on one loop.
 */
public final class Programme {
    private static final Set<Role> SEEN_BY = Roles.ALL;

    private final Map<String, Sitting> sittings;
    private final List<Sitting> inOrder;

    /** Among which the present one is chosen: those for all, where there is any. */
    private final List<Sitting> forAll;

    private final ServerClock clock;
    private final ZoneId zone;
    private volatile ProgrammeView told = ProgrammeView.getDefaultInstance();

    public Programme(Conference conference, Map<String, Sitting> sittings, ServerClock clock) {
        this.sittings = Map.copyOf(sittings);
        this.inOrder = inOrder(sittings.values());
        var open =
                inOrder.stream()
                        .filter(s -> s.setting().plan().access().invited().isEmpty())
                        .toList();
        this.forAll = open.isEmpty() ? inOrder : open;
        this.clock = clock;
        this.zone = conference.zone();
    }

    private static List<Sitting> inOrder(Collection<Sitting> sittings) {
        return sittings.stream()
                .sorted(Comparator.comparing(sitting -> sitting.setting().plan().begins()))
                .toList();
    }

    /** The session of that name; for no name the present one. */
    public Optional<Sitting> sitting(String name) {
        return Optional.ofNullable(sittings.get(name.isEmpty() ? present() : name));
    }

    /** Where whoever follows goes on: in the same session while it is open, else in the present one. */
    public Sitting after(Sitting here) {
        return here.session().phase() == Session.Phase.OPEN
                ? here
                : sitting(present()).orElse(here);
    }

    private String present() {
        var standings =
                forAll.stream()
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

    /** What a newcomer in that role sees of it. */
    public void welcome(Role role, Welcome.Builder welcome) {
        if (SEEN_BY.contains(role)) {
            welcome.setProgramme(told);
        }
    }

    /** Tells everybody where the sessions stand, if that changed. A few times a second, and before anybody comes. */
    public void tell() {
        ProgrammeView before = told;
        var view = ProgrammeView.newBuilder().setVersion(before.getVersion()).setPresent(present());
        inOrder.forEach(sitting -> view.addSessions(standing(sitting)));
        if (view.build().equals(before)) {
            return;
        }
        ProgrammeView now = view.setVersion(before.getVersion() + 1).build();
        told = now;
        var message = new Encoded(ServerMessage.newBuilder().setProgramme(now).build());
        inOrder.forEach(sitting -> sitting.attendance().view(ViewKind.PROGRAMME, SEEN_BY, message));
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
