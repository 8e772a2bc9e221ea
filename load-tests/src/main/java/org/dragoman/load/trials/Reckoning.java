package org.dragoman.load.trials;

import org.dragoman.journal.Entry;
import org.dragoman.journal.Evidence;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a server had said before its end, held against what its journal says after it. Sums over any number of trials. */
final class Reckoning implements Trial.Findings {
    private final Map<Long, Long> positionOf = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long trials;
    private long acknowledged;
    private long announced;
    private long repeated;
    private long lost;
    private long absent;
    private long twice;
    private long otherwise;
    private long open;
    private long damaged;

    /** A new journal, where no command has been asked yet. */
    void begin() {
        positionOf.clear();
    }

    /** One trial: the lines of a server, and the journal it left. */
    void take(List<String> lines, Path journal) throws IOException {
        trials++;
        var found = new Journal();
        try {
            Evidence.read(journal, found::entry);
        } catch (JournalDamaged | JournalFailed e) {
            damaged++;
            wrong.add(String.valueOf(e.getMessage()));
        }
        twice += found.twice;
        for (String line : lines) {
            take(line.split(" ", -1), found);
        }
    }

    private void take(String[] words, Journal found) {
        switch (words[0]) {
            case "open" -> {
                long microphones = Long.parseLong(words[1]);
                open += microphones;
                if (microphones > 0) {
                    wrong.add(microphones + " microphones were open after a start");
                }
            }
            case "acked" -> acked(Long.parseLong(words[1]), Long.parseLong(words[2]), found);
            case "told" -> {
                announced++;
                if (!words[2].equals(found.hashes.get(Long.parseLong(words[1])))) {
                    absent++;
                    wrong.add("announced up to position " + words[1] + ", and not there");
                }
            }
            case "stopped" -> wrong.add(String.join(" ", words));
            default -> {}
        }
    }

    private void acked(long command, long position, Journal found) {
        acknowledged++;
        if (!found.hashes.containsKey(position)) {
            lost++;
            wrong.add(
                    "command %d was acknowledged at position %d, and is lost"
                            .formatted(command, position));
        }
        // What changed nothing is not in the journal, and may be answered anew.
        if (found.commands.containsKey("c-" + command)) {
            Long before = positionOf.putIfAbsent(command, position);
            if (before != null) {
                repeated++;
                if (before != position) {
                    otherwise++;
                    wrong.add(
                            "command %d was answered with %d, and after the start with %d"
                                    .formatted(command, before, position));
                }
            }
        }
    }

    @Override
    public boolean isClean() {
        return wrong.isEmpty() && twice == 0;
    }

    @Override
    public String text() {
        var text = new StringBuilder();
        wrong.stream().limit(20).forEach(line -> text.append("wrong: ").append(line).append('\n'));
        return text.append("trials                   ")
                .append(trials)
                .append("\nacknowledged             ")
                .append(acknowledged)
                .append("\n  lost                   ")
                .append(lost)
                .append("\nannounced                ")
                .append(announced)
                .append("\n  not there              ")
                .append(absent)
                .append("\nasked again after start  ")
                .append(repeated)
                .append("\n  answered otherwise     ")
                .append(otherwise)
                .append("\n  done twice             ")
                .append(twice)
                .append("\nopen after a start       ")
                .append(open)
                .append("\njournals damaged         ")
                .append(damaged)
                .append('\n')
                .toString();
    }

    /** A journal's hashes by position, and its commands. */
    private final class Journal {
        private final Map<Long, String> hashes = new HashMap<>();
        private final Map<String, Long> commands = new HashMap<>();
        private long twice;

        void entry(Entry entry) {
            hashes.put(entry.position(), entry.hash());
            if (!entry.command().isEmpty()) {
                Long before = commands.put(entry.command(), entry.position());
                // The facts of one command stand together.
                if (before != null && before != entry.position() - 1) {
                    twice++;
                    wrong.add("command " + entry.command() + " was carried out twice");
                }
            }
        }
    }
}
