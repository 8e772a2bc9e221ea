package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.AddressKind;
import org.dragoman.protocol.v1.AskForHelp;
import org.dragoman.protocol.v1.CloseHelp;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Cue;
import org.dragoman.protocol.v1.CueSpeaker;
import org.dragoman.protocol.v1.Delivery;
import org.dragoman.protocol.v1.Glossary;
import org.dragoman.protocol.v1.HandInText;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.HelpRequest;
import org.dragoman.protocol.v1.HelpState;
import org.dragoman.protocol.v1.PutTerms;
import org.dragoman.protocol.v1.RemoveTerms;
import org.dragoman.protocol.v1.SendChat;
import org.dragoman.protocol.v1.SpeechText;
import org.dragoman.protocol.v1.TakeHelp;
import org.dragoman.protocol.v1.Term;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What goes on behind the scenes, and the house opens anew: what nobody would want to do again is there. */
class AfterARestartTest {
    @TempDir Path data;
    private Venue venue;
    private DragomanClient interpreter;
    private DragomanClient technician;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        enter();
    }

    private void enter() {
        interpreter = venue.enter("fr-1");
        technician = venue.enter("technician-1");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static void done(DragomanClient who, Command.Builder command) throws Exception {
        who.command(command).get(5, TimeUnit.SECONDS);
    }

    private static Command.Builder help(HelpKind kind) {
        return Command.newBuilder().setAskForHelp(AskForHelp.newBuilder().setKind(kind));
    }

    private List<HelpRequest> requests() {
        return technician.snapshot().orElseThrow().help().getRequestsList();
    }

    @Test
    void help_that_is_not_done_is_still_asked_for_and_what_was_done_is_not() throws Exception {
        done(interpreter, help(HelpKind.HELP_KIND_ECHO));
        done(interpreter, help(HelpKind.HELP_KIND_TOO_QUIET));
        done(interpreter, help(HelpKind.HELP_KIND_CALL_TECHNICIAN));
        done(technician, Command.newBuilder().setTakeHelp(TakeHelp.newBuilder().setRequest(2)));
        done(technician, Command.newBuilder().setCloseHelp(CloseHelp.newBuilder().setRequest(3)));
        venue.restart();
        enter();
        assertThat(requests())
                .extracting(HelpRequest::getKind)
                .containsExactly(HelpKind.HELP_KIND_ECHO, HelpKind.HELP_KIND_TOO_QUIET);
        assertThat(requests().get(0).getParticipant()).isEqualTo("fr-1");
        assertThat(requests().get(0).getBooth()).isEqualTo("fr");
        assertThat(requests().get(1).getState()).isEqualTo(HelpState.HELP_STATE_TAKEN);
        assertThat(requests().get(1).getTakenBy()).isEqualTo("technician-1");
        done(interpreter, help(HelpKind.HELP_KIND_NO_SOUND));
        await().until(() -> requests().size() == 3);
        assertThat(requests().get(2).getRequest()).isEqualTo(3);
    }

    @Test
    void texts_and_terms_are_there_again() throws Exception {
        var secretary = venue.enter("secretary-1");
        done(
                secretary,
                Command.newBuilder()
                        .setHandInText(
                                HandInText.newBuilder()
                                        .setParticipant("head-turkiye")
                                        .setLanguage("en")
                                        .setTitle("Statement")
                                        .setText("Mister President,\n1,373 words follow.")
                                        .setDelivery(Delivery.DELIVERY_VERBATIM)));
        done(
                interpreter,
                Command.newBuilder()
                        .setPutTerms(
                                PutTerms.newBuilder()
                                        .addTerms(Term.newBuilder().putIn("fr", "ordre du jour"))
                                        .addTerms(
                                                Term.newBuilder()
                                                        .setTerm(1)
                                                        .putIn("fr", "financement"))));
        done(
                interpreter,
                Command.newBuilder().setRemoveTerms(RemoveTerms.newBuilder().addTerms(2)));
        var before = terms(late());
        venue.restart();
        var late = late();
        assertThat(terms(late)).isEqualTo(before);
        assertThat(terms(late)).containsValue(Map.of("fr", "ordre du jour"));
        assertThat(terms(late)).containsEntry(1, Map.of("fr", "financement"));
        assertThat(terms(late)).doesNotContainKey(2);
        assertThat(terms(late)).hasSize(venue.conference().glossary().size());

        var moderator = venue.enter("moderator-1a");
        moderator.commands().openSession().get(5, TimeUnit.SECONDS);
        moderator
                .commands()
                .giveFloor(to -> to.setParticipant("head-turkiye").setLanguage("en"))
                .get(5, TimeUnit.SECONDS);
        await().until(() -> !late.texts.isEmpty());
        SpeechText text = late.texts.element();
        assertThat(text.getText()).isEqualTo("Mister President,\n1,373 words follow.");
        assertThat(text.getDelivery()).isEqualTo(Delivery.DELIVERY_VERBATIM);
        assertThat(text.getBy()).isEqualTo("secretary-1");
    }

    @Test
    void who_asked_a_speaker_to_slow_down_and_what_was_chatted_is_nowhere() throws Exception {
        var moderator = venue.enter("moderator-1a");
        moderator.commands().openSession().get(5, TimeUnit.SECONDS);
        moderator
                .commands()
                .giveFloor(to -> to.setParticipant("head-turkiye").setLanguage("en"))
                .get(5, TimeUnit.SECONDS);
        done(
                interpreter,
                Command.newBuilder().setCueSpeaker(CueSpeaker.newBuilder().setCue(Cue.CUE_SLOWER)));
        done(
                interpreter,
                Command.newBuilder()
                        .setSendChat(
                                SendChat.newBuilder()
                                        .setText("who is that")
                                        .setTo(
                                                Address.newBuilder()
                                                        .setKind(
                                                                AddressKind.ADDRESS_KIND_BOOTHS))));
        venue.restart();
        enter();
        assertThat(technician.snapshot().orElseThrow().cues().getCuesList()).isEmpty();
        venue.close();
        Path drawer = data.resolve(venue.conference().id().value()).resolve("backstage.drawer");
        try (var kept = KeptState.open(drawer)) {
            assertThat(kept.part(Venue.OPENING).found().keySet()).containsExactly("term/glossary");
        }
    }

    /** Somebody of the booths who comes in late, once they have the glossary. */
    private Ear late() {
        var ear = new Ear();
        venue.enter("visitor-fr", ear);
        await().until(() -> !ear.terms.isEmpty());
        return ear;
    }

    private static Map<Integer, Map<String, String>> terms(Ear ear) {
        var all = new TreeMap<Integer, Map<String, String>>();
        for (Glossary part : ear.terms) {
            part.getTermsList().forEach(term -> all.put(term.getTerm(), term.getInMap()));
        }
        return all;
    }
}
