package org.dragoman.conference.file;

import org.dragoman.conference.Conference;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.SessionPlan;
import org.dragoman.conference.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which names and titles of a conference lack which of its languages, each by its place. */
public final class MissingTexts {
    /** The most places that are told one by one. */
    static final int TOLD_MAX = 100;

    private MissingTexts() {}

    /**
     * A name or title.
     *
     * @param where what it is of: {@code title of item welcome}
     */
    record Named(String where, Text text) {}

    /** One line each, in the order of the file; the last says how many more there are. */
    public static List<String> told(Conference conference) {
        var lines = new ArrayList<String>();
        for (Named named : all(conference)) {
            var lacks =
                    conference.languages().stream()
                            .map(Language::tag)
                            .filter(tag -> !named.text().in().containsKey(tag))
                            .map(LanguageTag::value)
                            .collect(Collectors.joining(", "));
            if (!lacks.isEmpty()) {
                lines.add("no %s: %s".formatted(lacks, named.where()));
            }
        }
        int more = lines.size() - TOLD_MAX;
        if (more > 0) {
            lines.subList(TOLD_MAX, lines.size()).clear();
            lines.add("and %d more".formatted(more));
        }
        return lines;
    }

    /** Every name and title there is. */
    static List<Named> all(Conference conference) {
        var all = new ArrayList<Named>();
        all.add(new Named("title", conference.title()));
        all.add(new Named("place", conference.place()));
        conference.groups().forEach(g -> all.add(new Named("name of group " + g.id(), g.name())));
        conference
                .delegations()
                .forEach(d -> all.add(new Named("name of delegation " + d.id(), d.name())));
        conference
                .participants()
                .forEach(p -> all.add(new Named("name of participant " + p.id(), p.name())));
        conference.booths().forEach(b -> all.add(new Named("name of booth " + b.id(), b.name())));
        conference
                .timeClasses()
                .forEach(c -> all.add(new Named("name of time class " + c.id(), c.name())));
        conference
                .rules()
                .pointCategories()
                .forEach(c -> all.add(new Named("name of point category " + c.id(), c.name())));
        for (SessionPlan session : conference.sessions()) {
            all.add(new Named("title of session " + session.id(), session.title()));
            session.items().forEach(i -> all.add(new Named("title of item " + i.id(), i.title())));
        }
        return all;
    }
}
