package org.dragoman.gateway.backstage;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

import org.dragoman.backstage.Terms;
import org.dragoman.conference.GlossaryTerm;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.gateway.wire.command.BoothTexts;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.Term;
import org.dragoman.session.state.Setting;
import org.dragoman.threads.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where what people did to the glossary outlasts a crash. Where the conference's own glossary was
 * changed meanwhile, it counts, and of the people's work what they added.
 *
 * <p>Owner: the backstage's loop.
 */
final class ReadingTableStore {
    private static final Logger log = LoggerFactory.getLogger(ReadingTableStore.class);
    private static final String GLOSSARY = "glossary";

    private final Owner owner = new Owner();
    private final KeptState.Part terms;
    private final Setting setting;
    private final List<GlossaryTerm> glossary;

    ReadingTableStore(KeptState.Part kept, Setting setting, List<GlossaryTerm> glossary) {
        this.terms = kept.part("term");
        this.setting = setting;
        this.glossary = glossary;
    }

    Terms terms() {
        var found = terms.found();
        byte[] own = print(glossary);
        boolean same = Arrays.equals(own, found.get(GLOSSARY));
        var again = new ArrayList<Terms.Term>();
        for (var paper : found.entrySet()) {
            if (!paper.getKey().equals(GLOSSARY)) {
                term(paper.getKey(), paper.getValue())
                        .filter(t -> same || Terms.isAdded(t.number()))
                        .ifPresent(again::add);
            }
        }
        if (!same) {
            found.keySet().stream().filter(ReadingTableStore::isOfTheFile).forEach(terms::remove);
            terms.put(GLOSSARY, own);
        }
        return Terms.of(glossary).again(again);
    }

    private static boolean isOfTheFile(String name) {
        return !name.equals(GLOSSARY) && !Terms.isAdded(Integer.parseInt(name));
    }

    private Optional<Terms.Term> term(String name, byte[] paper) {
        try {
            var wire = Term.parseFrom(paper);
            return Optional.of(
                    wire.getInCount() == 0
                            ? new Terms.Term(wire.getTerm(), Map.of(), "")
                            : BoothTexts.term(wire, setting));
        } catch (InvalidProtocolBufferException | Unreadable | IllegalArgumentException e) {
            log.warn("term {} cannot be read: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    void put(Terms.Term term) {
        assert owner.here();
        terms.put(Integer.toString(term.number()), BackstageViews.term(term).toByteArray());
    }

    void remove(int number) {
        assert owner.here();
        if (Terms.isAdded(number)) {
            terms.remove(Integer.toString(number));
        } else {
            put(new Terms.Term(number, Map.of(), ""));
        }
    }

    /** What tells one glossary of a conference file from another. */
    private static byte[] print(List<GlossaryTerm> glossary) {
        var all = new StringBuilder();
        glossary.forEach(term -> all.append(term.in().in()).append(term.note()).append('\n'));
        return ByteString.copyFromUtf8(
                        Integer.toHexString(all.toString().hashCode()) + all.length())
                .toByteArray();
    }
}
