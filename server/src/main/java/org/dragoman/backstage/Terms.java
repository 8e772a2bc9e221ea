package org.dragoman.backstage;

import org.dragoman.conference.LanguageTag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The booths' glossary: what a thing is called in the working languages. Immutable. */
public record Terms(Map<Integer, Term> byNumber, int last) {
    public static final int WORD_MAX = 120;
    public static final int NOTE_MAX = 200;
    public static final int AT_ONCE_MAX = 50;

    /** Terms in a glossary: a booth searches them in its page at every key. */
    static final int KEPT_MAX = 1_000;

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
