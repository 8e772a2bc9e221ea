package org.dragoman.session;

import static org.dragoman.session.SmallHall.*;

import static java.util.stream.Collectors.joining;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Decision;
import org.dragoman.session.state.Session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole of the rules, worked out: every command, asked by every role in every state of a session. Senders who get the
 * same answers share a column.
 */
public final class RuleTable {
    static final String LEGEND =
            """
            What follows from every command, for whoever asks and in every state of a session.

              SpeechEnded + FloorGiven   accepted, and these events follow
              nothing                    accepted: all was so already
              CODE or CODE(field)        refused, with that code and field
              *                          refused STALE_VERSION(seen_position) to a sender who has not seen the last change
              -                          this sender cannot be in that state

            HOUSE is the house itself, STRANGER somebody who is not in the conference.
            """;

    private static final String STALE = "STALE_VERSION(seen_position)";

    private final Rules rules = new Rules(SmallHall.setting());

    /** Each command's rows, by the command's title. */
    Map<String, String> sections() {
        var sections = new LinkedHashMap<String, String>();
        for (TableCommand command : TableCommand.all()) {
            sections.put(command.title(), section(command));
        }
        return sections;
    }

    String text() {
        return LEGEND
                + sections().entrySet().stream()
                        .map(e -> "\n" + e.getKey() + "\n" + e.getValue())
                        .collect(joining());
    }

    private String section(TableCommand command) {
        var columns = new LinkedHashMap<List<String>, List<String>>();
        var forbidden = new ArrayList<String>();
        for (TableSender sender : TableSender.all()) {
            var answers = new ArrayList<String>();
            for (TableState state : TableState.values()) {
                answers.add(answer(command, sender, state));
            }
            if (answers.stream().allMatch(a -> a.equals("FORBIDDEN") || a.equals("-"))) {
                forbidden.add(sender.name());
            } else {
                columns.computeIfAbsent(answers, a -> new ArrayList<>()).add(sender.name());
            }
        }
        return "  FORBIDDEN in every state: " + String.join(", ", forbidden) + "\n" + rows(columns);
    }

    private String answer(TableCommand command, TableSender sender, TableState state) {
        var session = state.session(sender);
        if (session.isEmpty()) {
            return "-";
        }
        String fresh = answer(command, sender, session.get(), 0);
        String stale = answer(command, sender, session.get(), 1);
        if (fresh.equals(stale)) {
            return fresh;
        }
        if (!stale.equals(STALE)) {
            throw new AssertionError(command.title() + ": stale, it is answered " + stale);
        }
        return fresh + " *";
    }

    private String answer(TableCommand command, TableSender sender, Session session, long seen) {
        var asked = new Asked(sender.id(), seen, Case.TEN_O_CLOCK, command.by(sender));
        return switch (rules.decide(session, asked)) {
            case Decision.Agreed(var events) ->
                    events.isEmpty()
                            ? "nothing"
                            : events.stream()
                                    .map(e -> e.getClass().getSimpleName())
                                    .collect(joining(" + "));
            case Decision.Refused(var code, var field, var _, var _) ->
                    field.isEmpty() ? code.name() : code + "(" + field + ")";
        };
    }

    /** One row a state, one column for the senders with the same answers; their names are spread over the first lines. */
    private static String rows(Map<List<String>, List<String>> columns) {
        var lines = new ArrayList<List<String>>();
        int heads = columns.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < heads; i++) {
            lines.add(new ArrayList<>(List.of("")));
        }
        for (TableState state : TableState.values()) {
            lines.add(new ArrayList<>(List.of(state.title())));
        }
        columns.forEach(
                (answers, senders) -> {
                    for (int i = 0; i < heads; i++) {
                        lines.get(i).add(i < senders.size() ? senders.get(i) : "");
                    }
                    for (int i = 0; i < answers.size(); i++) {
                        lines.get(heads + i).add(answers.get(i));
                    }
                });
        return aligned(lines);
    }

    private static String aligned(List<List<String>> lines) {
        int columns = lines.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> line : lines) {
            var row = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                row.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Someone who asks: one of each role, the house, and a stranger. */
    public record TableSender(String name, Optional<ParticipantId> id) {
        static List<TableSender> all() {
            var all = new ArrayList<TableSender>();
            for (Role role : Role.values()) {
                all.add(new TableSender(role.name(), Optional.of(of(role))));
            }
            all.add(new TableSender("HOUSE", Optional.empty()));
            all.add(new TableSender("STRANGER", Optional.of(STRANGER)));
            return all;
        }

        private static ParticipantId of(Role role) {
            return switch (role) {
                case CHAIR -> CHAIR;
                case MODERATOR -> MODERATOR;
                case SECRETARY -> SECRETARY;
                case TECHNICIAN -> TECHNICIAN;
                case INTERPRETER -> AZ_1;
                case CAPTIONER -> CAPTIONER;
                case DELEGATE -> EMMA;
                case OBSERVER -> OBSERVER;
                case PRESS -> PRESS;
                case RECORD_KEEPER -> KEEPER;
                case DISPLAY -> DISPLAY;
                case PUBLIC -> PUBLIC;
            };
        }

        boolean maySpeak() {
            return id.flatMap(SmallHall.setting()::participant)
                    .filter(p -> Roles.SPEAKERS.contains(p.role()))
                    .isPresent();
        }

        boolean interprets() {
            return id.filter(AZ_1::equals).isPresent();
        }
    }
}
