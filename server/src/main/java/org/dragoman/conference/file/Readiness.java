package org.dragoman.conference.file;

import org.dragoman.conference.Booth;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Coverage;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.SessionPlan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an experienced secretariat would still ask about a conference that is written down correctly: enough interpreters, every text in every language. */
public final class Readiness {
    private static final int TEAM_MIN = 2;
    private static final int TEAM_BOTH_WAYS_MIN = 3;
    private static final int THREE_LANGUAGES_MIN = 6;
    private static final int RELAY_GIVERS_MIN = 2;

    private Readiness() {}

    /** Each doubt in one line; none of them keeps a server from starting. */
    public static List<String> doubts(Conference conference) {
        List<String> doubts = new ArrayList<>();
        if (conference.languages().size() == 2 && conference.booths().size() == 1) {
            doubtOneBoothForTwo(conference, doubts);
        } else {
            conference.booths().forEach(booth -> doubtTeam(booth, doubts));
            doubtThree(conference, doubts);
        }
        conference.languages().forEach(spoken -> doubtCovered(conference, spoken, doubts));
        doubtTexts(conference, doubts);
        return doubts;
    }

    /** With everybody of the roster at their desks: which channels nobody could serve while the floor speaks a language. */
    private static void doubtCovered(Conference conference, Language spoken, List<String> doubts) {
        var served = Coverage.of(conference, spoken.tag(), _ -> true);
        String none =
                served.stream()
                        .filter(c -> c.kind() == Coverage.Kind.NONE)
                        .flatMap(c -> conference.language(c.channel()).stream())
                        .map(language -> language.tag().value())
                        .collect(Collectors.joining(", "));
        if (!none.isEmpty()) {
            doubts.add(
                    "while the floor speaks %s nobody can interpret into %s, not even by relay"
                            .formatted(spoken.tag(), none));
        }
    }

    /** One booth that works both ways between two languages: the longer the day, the more interpreters. */
    private static void doubtOneBoothForTwo(Conference conference, List<String> doubts) {
        Booth booth = conference.booths().getFirst();
        Map<LocalDate, Duration> days = new HashMap<>();
        for (SessionPlan session : conference.sessions()) {
            Duration length = Duration.between(session.begins(), session.over());
            days.merge(session.day(), length, Duration::plus);
        }
        Duration longest = days.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        int needed = teamFor(longest);
        if (booth.interpreters().size() < needed) {
            doubts.add(
                    "booth %s has %s for a day of %d minutes; AIIC asks for %d"
                            .formatted(
                                    booth.id(),
                                    interpreters(booth.interpreters().size()),
                                    longest.toMinutes(),
                                    needed));
        }
    }

    private static int teamFor(Duration day) {
        if (day.toMinutes() <= 40) {
            return 1;
        }
        return day.toMinutes() <= 240 ? 2 : day.toMinutes() <= 360 ? 3 : 4;
    }

    private static String interpreters(int many) {
        return many + (many == 1 ? " interpreter" : " interpreters");
    }

    private static void doubtTeam(Booth booth, List<String> doubts) {
        boolean bothWays = booth.outputs().size() > 1;
        int needed = bothWays ? TEAM_BOTH_WAYS_MIN : TEAM_MIN;
        int there = booth.interpreters().size();
        if (there < needed) {
            doubts.add(
                    "booth %s has %s; AIIC asks for %d%s"
                            .formatted(
                                    booth.id(),
                                    interpreters(there),
                                    needed,
                                    bothWays ? " where a booth works both ways" : ""));
        }
        for (LanguageTag output : bothWays ? booth.outputs() : List.<LanguageTag>of()) {
            long givers =
                    booth.interpreters().stream()
                            .filter(i -> i.a().contains(output) || i.b().contains(output))
                            .count();
            if (givers < RELAY_GIVERS_MIN) {
                doubts.add(
                        "booth %s has one interpreter who can speak %s; relay from it needs two"
                                .formatted(booth.id(), output));
            }
        }
    }

    private static void doubtThree(Conference conference, List<String> doubts) {
        int all = conference.booths().stream().mapToInt(b -> b.interpreters().size()).sum();
        if (conference.languages().size() == 3 && all < THREE_LANGUAGES_MIN) {
            doubts.add(
                    "three languages have %s; AIIC asks for %d"
                            .formatted(interpreters(all), THREE_LANGUAGES_MIN));
        }
    }

    private static void doubtTexts(Conference conference, List<String> doubts) {
        var texts = MissingTexts.all(conference);
        for (Language language : conference.languages()) {
            long missing =
                    texts.stream()
                            .filter(named -> !named.text().in().containsKey(language.tag()))
                            .count();
            if (missing > 0) {
                doubts.add(
                        "%d of %d names and titles have no %s; another language is shown"
                                .formatted(missing, texts.size(), language.tag()));
            }
        }
    }
}
