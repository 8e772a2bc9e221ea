package org.dragoman.backstage;

import org.dragoman.conference.GlossaryTerm;
import org.dragoman.conference.LanguageTag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The booths' glossary: what a thing is called in the working languages. Immutable. */
public record Terms(Map<Integer, Term> byNumber, int last) {
    public static final int WORD_MAX = GlossaryTerm.WORD_MAX;
    public static final int NOTE_MAX = GlossaryTerm.NOTE_MAX;
    public static final int AT_ONCE_MAX = 50;
    static final int KEPT_MAX = GlossaryTerm.KEPT_MAX;

    public static final Terms NONE = new Terms(Map.of(), 0);

    public Terms {
        byNumber = java.util.Collections.unmodifiableMap(new TreeMap<>(byNumber));
    }

    /** A term; 0 is the number of a new one. */
    public record Term(int number, Map<LanguageTag, String> in, String note) {
        public Term {
            in = Map.copyOf(in);
        }
    }

    /** A glossary, and what is new in it. */
    public record Put(Terms now, List<Term> put) {}

    /** Those that the conference brings, numbered in their order; what people add has larger numbers than any of them. */
    public static Terms of(List<GlossaryTerm> glossary) {
        var all = new TreeMap<Integer, Term>();
        for (GlossaryTerm term : glossary) {
            int number = all.size() + 1;
            all.put(number, new Term(number, term.in().in(), term.note()));
        }
        return new Terms(all, KEPT_MAX);
    }

    /** Whether somebody added it while the session went on. */
    public static boolean isAdded(int number) {
        return number > KEPT_MAX;
    }

    /** With terms that were put before, under the numbers they had; without words, one that was removed. */
    public Terms again(List<Term> terms) {
        var all = new TreeMap<>(byNumber);
        int number = last;
        for (Term term : terms) {
            if (term.in().isEmpty()) {
                all.remove(term.number());
            } else {
                all.put(term.number(), term);
            }
            number = Math.max(number, term.number());
        }
        return new Terms(all, number);
    }

    /** With these terms, new ones numbered; nothing, if one is not there to be replaced or there are too many. */
    public Optional<Put> with(List<Term> terms) {
        var more = new TreeMap<>(byNumber);
        var put = new ArrayList<Term>();
        int number = last;
        for (Term term : terms) {
            if (term.number() != 0 && !byNumber.containsKey(term.number())) {
                return Optional.empty();
            }
            var numbered =
                    new Term(term.number() == 0 ? ++number : term.number(), term.in(), term.note());
            more.put(numbered.number(), numbered);
            put.add(numbered);
        }
        return more.size() > KEPT_MAX
                ? Optional.empty()
                : Optional.of(new Put(new Terms(more, number), put));
    }

    /** Without these; nothing, if one is not there. */
    public Optional<Terms> without(List<Integer> numbers) {
        if (!byNumber.keySet().containsAll(numbers)) {
            return Optional.empty();
        }
        var fewer = new TreeMap<>(byNumber);
        numbers.forEach(fewer::remove);
        return Optional.of(new Terms(fewer, last));
    }
}
