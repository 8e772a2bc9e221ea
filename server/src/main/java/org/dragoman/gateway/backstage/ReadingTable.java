package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Terms;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.GlossaryTerm;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.view.ViewOfTexts;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.Glossary;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.SpeechText;
import org.dragoman.session.rules.TextRules;
import org.dragoman.session.state.HandedInTexts;
import org.dragoman.session.state.Session;
import org.dragoman.threads.Owner;

import java.util.List;
import java.util.function.Consumer;

/**
 * What booths get to read: the text of whoever speaks and of those who come next, and the glossary.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class ReadingTable {
    private static final int PART = 100;

    private final Owner owner = new Owner();
    private final BackstageTelling runner;
    private final ReadingTableStore shelf;
    private final TextRules texts;
    private volatile Terms terms;
    private volatile List<HandedInTexts.Text> near = List.of();

    /**
     * @param glossary that the conference brings
     * @param kept terms that were there when the house was last there
     */
    ReadingTable(BackstageTelling runner, List<GlossaryTerm> glossary, KeptState.Part kept) {
        this.runner = runner;
        this.shelf = new ReadingTableStore(kept, runner.setting(), glossary);
        this.texts = new TextRules(runner.setting());
        this.terms = shelf.terms();
    }

    private void tell(ServerMessage message) {
        runner.tell(Viewer::ofTheBooths, message);
    }

    /** Hands out what comes near or was handed in anew, and takes away what has been said or was taken back. */
    void near(Session session) {
        assert owner.here();
        var before = near;
        var now = texts.near(session);
        if (now.equals(before)) {
            return;
        }
        near = now;
        before.stream()
                .filter(text -> now.stream().noneMatch(n -> n.number() == text.number()))
                .forEach(text -> tell(ViewOfTexts.gone(runner.next(), text)));
        now.stream()
                .filter(text -> !before.contains(text))
                .forEach(text -> tell(ViewOfTexts.whole(runner.next(), text)));
    }

    private void tell(SpeechText text) {
        tell(ServerMessage.newBuilder().setSpeechText(text).build());
    }

    void put(List<Terms.Term> wanted) throws Unreadable {
        assert owner.here();
        boolean known =
                wanted.stream()
                        .allMatch(t -> t.number() == 0 || terms.byNumber().containsKey(t.number()));
        if (!known) {
            throw Unreadable.unknownRequest();
        }
        var put =
                terms.with(wanted)
                        .orElseThrow(() -> new Unreadable(RefusalCode.REFUSAL_CODE_LIMIT, "terms"));
        terms = put.now();
        put.put().forEach(shelf::put);
        var part = Glossary.newBuilder().setVersion(runner.next());
        put.put().forEach(t -> part.addTerms(BackstageViews.term(t)));
        tell(ServerMessage.newBuilder().setGlossary(part).build());
    }

    void remove(List<Integer> gone) throws Unreadable {
        assert owner.here();
        terms = terms.without(gone).orElseThrow(Unreadable::unknownRequest);
        gone.forEach(shelf::remove);
        tell(
                ServerMessage.newBuilder()
                        .setGlossary(
                                Glossary.newBuilder().setVersion(runner.next()).addAllRemoved(gone))
                        .build());
    }

    /** Brings somebody who comes in all that stands here. On the connection's loop. */
    void tellAll(Consumer<Encoded> each) {
        near.forEach(
                text ->
                        each.accept(
                                new Encoded(
                                        ServerMessage.newBuilder()
                                                .setSpeechText(
                                                        ViewOfTexts.whole(runner.version(), text))
                                                .build())));
        var all = List.copyOf(terms.byNumber().values());
        for (int from = 0; from == 0 || from < all.size(); from += PART) {
            var part = Glossary.newBuilder().setVersion(runner.version()).setFirst(from == 0);
            all.subList(from, Math.min(all.size(), from + PART))
                    .forEach(t -> part.addTerms(BackstageViews.term(t)));
            each.accept(new Encoded(ServerMessage.newBuilder().setGlossary(part).build()));
        }
    }
}
