package org.dragoman.session.state;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Delegation;
import org.dragoman.conference.DelegationId;
import org.dragoman.conference.Group;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.HouseRules;
import org.dragoman.conference.Interpretation;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Phrase;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.Rank;
import org.dragoman.conference.Right;
import org.dragoman.conference.Roles;
import org.dragoman.conference.SessionPlan;
import org.dragoman.conference.TimeClass;
import org.dragoman.conference.TimeClassId;
import org.dragoman.session.said.Output;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rules of a session may look up: the conference, the session's plan and the limits. Never changes. */
public final class Setting {
    private final Conference conference;
    private final SessionPlan plan;
    private final int waitingMax;
    private final Map<ParticipantId, Participant> participants;
    private final Map<ParticipantId, Booth> boothOf;
    private final Map<DelegationId, Delegation> delegations;
    private final Credentials credentials;

    /**
     * @param waitingMax the most turns on the list, 0 to 200
     */
    public Setting(Conference conference, SessionPlan plan, int waitingMax) {
        this.conference = conference;
        this.plan = plan;
        this.waitingMax = waitingMax;
        this.credentials = Credentials.AS_GIVEN;
        this.participants =
                conference.participants().stream()
                        .flatMap(p -> plan.access().of(p).stream())
                        .collect(Collectors.toMap(Participant::id, p -> p));
        this.delegations =
                conference.delegations().stream().collect(Collectors.toMap(Delegation::id, d -> d));
        this.boothOf =
                conference.booths().stream()
                        .flatMap(
                                b ->
                                        b.interpreters().stream()
                                                .map(i -> Map.entry(i.participant(), b)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Setting(Setting before, Credentials credentials) {
        this.conference = before.conference;
        this.plan = before.plan;
        this.waitingMax = before.waitingMax;
        this.participants = before.participants;
        this.delegations = before.delegations;
        this.boothOf = before.boothOf;
        this.credentials = credentials;
    }

    /** The same, with badges that count for what they count for in that session. */
    public Setting in(Session session) {
        var here = session.attendance().credentials();
        return here.equals(credentials) ? this : new Setting(this, here);
    }

    public Conference conference() {
        return conference;
    }

    public SessionPlan plan() {
        return plan;
    }

    public int waitingMax() {
        return waitingMax;
    }

    public List<Language> languages() {
        return conference.languages();
    }

    /** A participant as they count in this session; nobody, once they are removed from it. */
    public Optional<Participant> participant(ParticipantId id) {
        return invited(id).flatMap(credentials::of);
    }

    /** A participant as the session's plan has them, whatever was decided since; nobody who is not invited. */
    public Optional<Participant> invited(ParticipantId id) {
        return Optional.ofNullable(participants.get(id));
    }

    /** The booth an interpreter works in. */
    public Optional<Booth> boothOf(ParticipantId interpreter) {
        return Optional.ofNullable(boothOf.get(interpreter));
    }

    /** The language a desk's output sends into, if the desk has that output. */
    public Optional<LanguageTag> output(ParticipantId interpreter, Output output) {
        return boothOf(interpreter)
                .map(Booth::outputs)
                .filter(outputs -> output.index() < outputs.size())
                .map(outputs -> outputs.get(output.index()));
    }

    /** The channel of a language. */
    public Optional<ChannelNumber> channel(LanguageTag language) {
        return conference.language(language).map(Language::channel);
    }

    public Optional<Language> language(LanguageTag tag) {
        return conference.language(tag);
    }

    /** The language of a channel; none for the floor channel. */
    public Optional<Language> language(ChannelNumber channel) {
        return languages().stream().filter(l -> l.channel().equals(channel)).findFirst();
    }

    /** By which of their outputs somebody can interpret into a language. */
    public Optional<Output> outputInto(ParticipantId interpreter, LanguageTag language) {
        return Arrays.stream(Output.values())
                .filter(o -> output(interpreter, o).filter(language::equals).isPresent())
                .findFirst();
    }

    /** How the booths work together here. */
    public Interpretation interpretation() {
        return conference.interpretation();
    }

    public Optional<AgendaItem> item(ItemId id) {
        return plan.items().stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** How the floor is run here. */
    public HouseRules rules() {
        return conference.rules();
    }

    public Optional<Delegation> delegationOf(ParticipantId participant) {
        return participant(participant).flatMap(Participant::delegation).map(delegations::get);
    }

    /** The body that a participant speaks for, whatever their badge counts for here. */
    public Optional<DelegationId> bodyOf(ParticipantId participant) {
        return invited(participant).flatMap(Participant::delegation);
    }

    /** When the session is to begin by its plan, in Unix milliseconds. */
    public long plannedStartMs() {
        return instant(plan.begins());
    }

    /** When it is to end. */
    public long plannedEndMs() {
        return instant(plan.over());
    }

    /** An instant, in Unix milliseconds, as the clock in the hall shows it: HH:MM. */
    public String hourOf(long atMs) {
        var there = Instant.ofEpochMilli(atMs).atZone(conference.zone());
        return "%02d:%02d".formatted(there.getHour(), there.getMinute());
    }

    /**
     * When delegations inscribe their speakers for an item, or for none in particular: from the first instant on, before the
     * second, in Unix milliseconds.
     */
    public Optional<Hours> inscription(Optional<ItemId> item) {
        return item.map(plan::inscription)
                .orElse(plan.inscription())
                .map(hours -> new Hours(instant(hours.opens()), instant(hours.closes())));
    }

    private long instant(LocalDateTime there) {
        return there.atZone(conference.zone()).toInstant().toEpochMilli();
    }

    /** From one instant on, before another, in Unix milliseconds. */
    public record Hours(long fromMs, long untilMs) {}

    /** A day and hour as the clock in the hall shows it: YYYY-MM-DD HH:MM. */
    public String dayAndHourOf(long atMs) {
        return Instant.ofEpochMilli(atMs).atZone(conference.zone()).toLocalDate()
                + " "
                + hourOf(atMs);
    }

    /** The group that a participant's delegation belongs to. */
    public Optional<GroupId> groupOf(ParticipantId participant) {
        return delegationOf(participant).flatMap(Delegation::group);
    }

    public Optional<Group> group(GroupId id) {
        return conference.groups().stream().filter(g -> g.id().equals(id)).findFirst();
    }

    public Optional<TimeClass> timeClass(TimeClassId id) {
        return conference.timeClasses().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Optional<Phrase> phrase(PhraseId id) {
        return conference.phrases().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** Protocol rank: one's own, or that of the body one speaks for. */
    public Rank rankOf(ParticipantId participant) {
        return participant(participant)
                .flatMap(Participant::rank)
                .or(() -> delegationOf(participant).map(d -> Rank.of(d.kind())))
                .orElse(Rank.OTHER);
    }

    /** Whether whoever a participant speaks for has a right; who speaks for nobody has them all. */
    public boolean has(ParticipantId participant, Right right) {
        return delegationOf(participant).map(d -> d.rights().contains(right)).orElse(true);
    }

    /** Whether a participant presides or runs the console, whose microphone is never counted. */
    public boolean podium(ParticipantId participant) {
        return participant(participant).filter(p -> Roles.PODIUM.contains(p.role())).isPresent();
    }

    /** What a participant delivers in, or the conference's first language. */
    public LanguageTag delivers(ParticipantId participant) {
        return participant(participant)
                .flatMap(Participant::language)
                .orElse(languages().getFirst().tag());
    }
}
