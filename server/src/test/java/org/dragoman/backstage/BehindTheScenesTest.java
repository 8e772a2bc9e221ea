package org.dragoman.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.watch.NoSoundTaps;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chat, calls, taps, texts and terms: who gets what, and how much of it there may be. */
class BehindTheScenesTest {
    private static final Viewer FR1 = viewer("fr-1", Role.INTERPRETER, "fr");
    private static final Viewer FR2 = viewer("fr-2", Role.INTERPRETER, "fr");
    private static final Viewer RU1 = viewer("ru-1", Role.INTERPRETER, "ru");
    private static final Viewer CAPTIONER = viewer("captioner", Role.CAPTIONER, "");
    private static final Viewer TECHNICIAN = viewer("technician", Role.TECHNICIAN, "");
    private static final Viewer CHAIR = viewer("chair", Role.CHAIR, "");
    private static final Viewer MODERATOR = viewer("moderator", Role.MODERATOR, "");
    private static final Viewer DELEGATE = viewer("delegate", Role.DELEGATE, "");
    private static final List<Viewer> ALL =
            List.of(FR1, FR2, RU1, CAPTIONER, TECHNICIAN, CHAIR, MODERATOR, DELEGATE);
    private static final long T = 1_000_000;

    private static Viewer viewer(String id, Role role, String booth) {
        return new Viewer(
                new ParticipantId(id),
                role,
                booth.isEmpty() ? Optional.empty() : Optional.of(new BoothId(booth)));
    }

    private static List<Viewer> reached(Whom whom) {
        return ALL.stream().filter(whom::reaches).toList();
    }

    @Test
    void a_word_reaches_those_it_is_for_and_nobody_else() {
        assertThat(reached(new Whom.Partners(new BoothId("fr")))).containsExactly(FR1, FR2);
        assertThat(reached(new Whom.OneBooth(new BoothId("ru")))).containsExactly(RU1);
        assertThat(reached(new Whom.AllBooths())).containsExactly(FR1, FR2, RU1, CAPTIONER);
        assertThat(reached(new Whom.Technicians())).containsExactly(TECHNICIAN);
        assertThat(reached(new Whom.Chair())).containsExactly(CHAIR, MODERATOR);
    }

    @Test
    void somebody_who_comes_in_reads_the_last_lines_that_are_theirs() {
        var chat = Chat.EMPTY;
        for (int i = 0; i < 2 * Chat.KEPT_MAX; i++) {
            chat = chat.with(FR1, new Whom.Partners(new BoothId("fr")), "line " + i, "", T);
            chat = chat.with(RU1, new Whom.Technicians(), "ru " + i, "", T);
        }
        assertThat(chat.lines()).hasSize(Chat.KEPT_MAX);
        assertThat(chat.of(FR2)).hasSize(Chat.SHOWN_MAX);
        assertThat(chat.of(FR2).getLast().text()).isEqualTo("line " + (2 * Chat.KEPT_MAX - 1));
        assertThat(chat.of(FR2)).allMatch(line -> line.from().equals(FR1));
        assertThat(chat.of(RU1)).allMatch(line -> line.from().equals(RU1));
        assertThat(chat.of(DELEGATE)).isEmpty();
    }

    @Test
    void one_person_has_one_call_and_does_not_hear_it() {
        var calls = Calls.NONE.held(FR1, new Whom.AllBooths(), T).held(FR1, new Whom.Chair(), T);
        assertThat(calls.open()).hasSize(1);
        var call = calls.of(FR1.id()).orElseThrow();
        assertThat(call.epoch()).isEqualTo(2);
        assertThat(ALL.stream().filter(call::heardBy)).containsExactly(CHAIR, MODERATOR);
        var booths = Calls.NONE.held(FR1, new Whom.AllBooths(), T).of(FR1.id()).orElseThrow();
        assertThat(ALL.stream().filter(booths::heardBy)).containsExactly(FR2, RU1, CAPTIONER);
        assertThat(calls.released(FR1.id()).open()).isEmpty();
        assertThat(calls.overdue(T + Calls.TALK_MAX_MS - 1)).isEmpty();
        assertThat(calls.overdue(T + Calls.TALK_MAX_MS)).hasSize(1);
    }

    @Test
    void seven_who_hear_nothing_on_one_network_are_told_as_such() {
        var taps = NoSoundTaps.NONE;
        for (int i = 0; i < 7; i++) {
            taps =
                    taps.with(
                            new NoSoundTaps.Tap(
                                    new ParticipantId("d-" + i),
                                    2,
                                    i < 4 ? "Android" : "iOS",
                                    "10.1.3.0/24",
                                    T + i));
        }
        taps =
                taps.with(
                        new NoSoundTaps.Tap(
                                new ParticipantId("d-0"), 2, "Android", "10.1.3.0/24", T + 9));
        var silence = taps.silences(T + 10).getFirst();
        assertThat(silence.reports()).isEqualTo(7);
        assertThat(silence.network()).isEqualTo(new NoSoundTaps.Shared("10.1.3.0/24", 7));
        assertThat(silence.platform()).isEqualTo(new NoSoundTaps.Shared("Android", 4));
        assertThat(taps.others(new ParticipantId("d-0"), 2, T + 10)).isEqualTo(6);
        assertThat(taps.silences(T + NoSoundTaps.KEPT_MS + 10)).isEmpty();
    }

    @Test
    void taps_are_kept_for_a_minute_and_never_more_than_so_many() {
        var taps = NoSoundTaps.NONE;
        for (int i = 0; i < NoSoundTaps.KEPT_MAX + 100; i++) {
            taps = taps.with(new NoSoundTaps.Tap(new ParticipantId("d-" + i), 1, "", "", T));
        }
        assertThat(taps.silences(T).getFirst().reports()).isEqualTo(NoSoundTaps.KEPT_MAX);
        assertThat(taps.silences(T).getFirst().platform().times()).isZero();
    }

    @Test
    void terms_are_numbered_replaced_and_removed_and_there_are_so_many() {
        var word = Map.of(new LanguageTag("fr"), "ordre du jour");
        var put = Terms.NONE.with(List.of(new Terms.Term(0, word, ""))).orElseThrow();
        assertThat(put.put().getFirst().number()).isEqualTo(1);
        var again = put.now().with(List.of(new Terms.Term(1, word, "UNTERM"))).orElseThrow();
        assertThat(again.now().byNumber()).hasSize(1);
        assertThat(put.now().with(List.of(new Terms.Term(7, word, "")))).isEmpty();
        assertThat(put.now().without(List.of(7))).isEmpty();
        assertThat(put.now().without(List.of(1)).orElseThrow().byNumber()).isEmpty();
        var many =
                IntStream.rangeClosed(0, Terms.KEPT_MAX)
                        .mapToObj(i -> new Terms.Term(0, word, ""))
                        .toList();
        assertThat(Terms.NONE.with(many)).isEmpty();
        assertThat(Terms.NONE.with(many.subList(0, Terms.KEPT_MAX))).isPresent();
    }
}
