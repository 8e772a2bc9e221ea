package org.dragoman.cli;

import org.dragoman.conference.Names;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.journal.AuditSheet;
import org.dragoman.journal.Entry;
import org.dragoman.journal.Evidence;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.yaml.MistakenFileException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Holds a journal against its hash chain, and writes the audit sheet. */
@Command(
        name = "verify",
        description = {
            "Check a journal's hash chain from its first record to its last, without writing to"
                    + " it.",
            "Exits 0 if it is whole, 1 if it was changed, 2 if it cannot be read."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final String HASH = "[0-9a-f]{" + AuditSheet.SHORT_HASH + ",64}";

    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "JOURNAL",
            description = "A session's journal, like data/baku-2013/opening.journal.")
    Path journal = Path.of("");

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description =
                    "Say whether this hash is in the chain, and where: then the records before it"
                            + " are as they were when it was printed. Twelve digits are enough.")
    @Nullable String head;

    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description = "Write the audit sheet to this file, - for standard output.")
    @Nullable Path sheet;

    @Option(
            names = "--notes",
            description = "Include the private notes of secretary and podium in the sheet.")
    boolean notes;

    @Option(
            names = "--conference",
            paramLabel = "FILE",
            description = "The conference file: names and local times for the sheet.")
    @Nullable Path conference;

    @Override
    public Integer call() {
        if (head != null) {
            head = head.toLowerCase(Locale.ROOT);
            if (!head.matches(HASH)) {
                throw new ParameterException(
                        spec.commandLine(), "--head takes 12 to 64 hexadecimal digits");
            }
        }
        try {
            return verified();
        } catch (JournalDamaged e) {
            err().println("broken at position " + e.position() + ": " + e.getMessage());
            return ExitCodes.BROKEN;
        } catch (MistakenFileException e) {
            err().println(e.getMessage());
        } catch (JournalFailed | IOException e) {
            err().println("dragoman: " + e.getMessage());
        }
        return ExitCodes.WRONG;
    }

    private int verified()
            throws JournalDamaged, JournalFailed, IOException, MistakenFileException {
        var sought = new Sought(head);
        Evidence.Found found;
        if (sheet == null) {
            found = Evidence.read(journal, sought::entry);
        } else {
            try (Writer out = sheetWriter(sheet)) {
                found = written(out, sought);
            }
        }
        tell(found);
        return sought.told(found) ? ExitCodes.OK : ExitCodes.BROKEN;
    }

    private static Writer sheetWriter(Path file) throws IOException {
        return file.toString().equals("-")
                ? new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)) {
                    @Override
                    public void close() throws IOException {
                        flush();
                    }
                }
                : Files.newBufferedWriter(file);
    }

    private Evidence.Found written(Writer out, Sought sought)
            throws JournalDamaged, JournalFailed, IOException, MistakenFileException {
        AuditSheet page = page(out);
        page.begin(session());
        try {
            var found =
                    Evidence.read(
                            journal,
                            entry -> {
                                sought.entry(entry);
                                page.entry(entry);
                            });
            page.end();
            return found;
        } catch (JournalDamaged e) {
            page.broken(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private AuditSheet page(Writer out) throws MistakenFileException {
        if (conference == null) {
            return new AuditSheet(out, ZoneOffset.UTC, UnaryOperator.identity(), notes);
        }
        var known = ConferenceFile.read(conference);
        ZoneId zone = known.zone();
        return new AuditSheet(out, zone, new Names(known)::of, notes);
    }

    private String session() {
        String name = journal.toAbsolutePath().getFileName().toString();
        return name.replaceFirst("\\.journal$", "");
    }

    private void tell(Evidence.Found found) {
        PrintWriter out = out();
        out.println("session  " + session());
        out.println("records  " + found.facts());
        if (found.facts() > 0) {
            out.println("first    " + Instant.ofEpochMilli(found.firstMs()));
            out.println("last     " + Instant.ofEpochMilli(found.lastMs()));
        }
        out.println("head     " + found.head());
        out.println(
                "anchor   "
                        + found.anchor()
                                .map(mark -> "covers records 1 to " + mark.position())
                                .orElse("none beside the journal"));
        boolean vouched = found.facts() == 0 || found.anchor().isPresent();
        if (found.tornBytes() > 0) {
            out.println(
                    "log      ends in "
                            + found.tornBytes()
                            + " bytes of a commit that was never acknowledged");
        }
        if (!vouched) {
            out.println(
                    "warning: the anchor beside it is missing, and with it perhaps the log: records"
                            + " after position "
                            + found.facts()
                            + " may be. Copy every file whose name begins with "
                            + journal.toAbsolutePath().getFileName()
                            + ", or use dragoman backup");
        }
        out.println(
                vouched
                        ? "ok: the chain holds from the first record to the last"
                        : "the chain holds from the first record to the last that is here");
        out.flush();
    }

    /** Where the sheet takes standard output, everything else goes beside it. */
    private PrintWriter out() {
        return sheet != null && sheet.toString().equals("-") ? err() : spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The hash that was asked for, and where it was seen. */
    private final class Sought {
        private final @Nullable String head;
        private long at;

        Sought(@Nullable String head) {
            this.head = head;
        }

        void entry(Entry entry) {
            if (head != null && at == 0 && entry.hash().startsWith(head)) {
                at = entry.position();
            }
        }

        /** Whether there is nothing to complain of. */
        boolean told(Evidence.Found found) {
            if (head == null) {
                return true;
            }
            if (at == 0) {
                err().println(
                                "not in the chain: "
                                        + head
                                        + "; the record it belongs to was changed or removed");
                return false;
            }
            out().println(
                            "in the chain at position %d: records 1 to %d are as they were when it was printed, %d came after"
                                    .formatted(at, at, found.facts() - at));
            out().flush();
            return true;
        }
    }
}
