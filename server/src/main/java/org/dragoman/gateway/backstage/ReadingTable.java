package org.dragoman.gateway.backstage;

import org.dragoman.backstage.SpeechTexts;
import org.dragoman.backstage.Terms;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.GlossaryTerm;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.Glossary;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.state.Session;
import org.dragoman.threads.Owner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What booths get to read: the text of whoever speaks and of those who come next, and the glossary.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class ReadingTable {
    private static final int NEXT = 3;
    private static final int PART = 100;

    private final Owner owner = new Owner();
    private final BackstageTelling runner;
    private final ReadingTableStore shelf;
    private volatile SpeechTexts texts;
    private volatile Terms terms;
    private volatile Set<ParticipantId> near = Set.of();

    /**
     * @param glossary that the conference brings
     * @param kept texts and terms that were there when the house was last there
     */
    ReadingTable(BackstageTelling runner, List<GlossaryTerm> glossary, KeptState.Part kept) {
        this.runner = runner;
        this.shelf = new ReadingTableStore(kept, runner.setting(), glossary);
        this.texts = shelf.texts(runner);
        this.terms = shelf.terms();
    }

    private void tell(ServerMessage message) {
        runner.tell(Viewer::ofTheBooths, message);
    }

    void handIn(SpeechTexts.SpeechText text) throws Unreadable {
        assert owner.here();
        texts =
                texts.with(text)
                        .orElseThrow(() -> new Unreadable(RefusalCode.REFUSAL_CODE_LIMIT, ""));
        shelf.put(text);
        if (near.contains(text.key().speaker())) {
            tell(told(runner.next(), text));
        }
    }

    /** Hands out what comes near, and takes away what has been said. */
    void near(Session session) {
        assert owner.here();
        var now = nearest(session);
        var before = near;
        if (now.equals(before)) {
            return;
        }
        near = now;
        for (SpeechTexts.SpeechText text : texts.of(now)) {
            if (!before.contains(text.key().speaker())) {
                tell(told(runner.next(), text));
            }
        }
        for (SpeechTexts.SpeechText text : texts.of(before)) {
            if (!now.contains(text.key().speaker())) {
                tell(
                        ServerMessage.newBuilder()
                                .setSpeechText(BackstageViews.gone(runner.next(), text.key()))
                                .build());
            }
        }
    }

    private static Set<ParticipantId> nearest(Session session) {
        var who = new HashSet<ParticipantId>();
        session.floor().speeches().forEach(s -> who.add(s.participant()));
        session.floor().speakers().turns().stream()
                .filter(t -> t.status() == TurnStatus.WAITING)
                .limit(NEXT)
                .forEach(t -> who.add(t.participant()));
        return Set.copyOf(who);
    }

    private static ServerMessage told(long version, SpeechTexts.SpeechText text) {
        return ServerMessage.newBuilder().setSpeechText(BackstageViews.text(version, text)).build();
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

    /** What was handed in for a session is thrown away with its end. */
    void sessionOver() {
        assert owner.here();
        texts.byKey().keySet().forEach(shelf::remove);
    }

    /** Brings somebody who comes in all that stands here. On the connection's loop. */
    void tellAll(Consumer<Encoded> each) {
        texts.of(near).forEach(t -> each.accept(new Encoded(told(runner.version(), t))));
        var all = List.copyOf(terms.byNumber().values());
        for (int from = 0; from == 0 || from < all.size(); from += PART) {
            var part = Glossary.newBuilder().setVersion(runner.version()).setFirst(from == 0);
            all.subList(from, Math.min(all.size(), from + PART))
                    .forEach(t -> part.addTerms(BackstageViews.term(t)));
            each.accept(new Encoded(ServerMessage.newBuilder().setGlossary(part).build()));
        }
    }
}
