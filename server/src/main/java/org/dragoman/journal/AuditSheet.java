package org.dragoman.journal;

import org.dragoman.text.CleanText;

import java.io.IOException;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/**
 * The audit sheet of a session: what was decided, in its order, in words for people and with hashes for whoever doubts
 * them. Plain text in UTF-8, read from left to right whatever stands in it.
 *
 * <pre>
 *     12  2013-03-18 10:57:03.120  emma  floor given: epoch 7, language en, ...  [3fa1b2c3d4e5]
 *   - page 1, records 1 to 40; head after record 40: 64 digits
 * </pre>
 */
public final class AuditSheet {
    /** Facts on a page: what fits on paper. */
    public static final int PAGE = 40;

    /** Digits of each line's hash. A head may be looked up by so many. */
    public static final int SHORT_HASH = 12;

    private final Appendable out;
    private final EntryWords words;
    private final ZoneId zone;
    private long facts;
    private long lastMs = Long.MIN_VALUE;
    private String head = Chain.BEGINNING;

    /**
     * A sheet to be handed out, written as it is read: without private notes.
     *
     * @param names what an id is called, the id itself where it is called nothing
     */
    public AuditSheet(Appendable out, ZoneId zone, UnaryOperator<String> names) {
        this(out, zone, names, false);
    }

    /**
     * A sheet that is written as it is read.
     *
     * @param notes whether the private notes of secretary and podium stand in it: for the secretariat's own drawer
     */
    public AuditSheet(Appendable out, ZoneId zone, UnaryOperator<String> names, boolean notes) {
        this.out = out;
        this.zone = zone;
        this.words = new EntryWords(zone, names, notes);
    }

    public void begin(String session) throws IOException {
        line("Dragoman audit sheet");
        line("session  " + CleanText.spelledOut(session));
        line("times    " + zone.getId());
        line(
                "Each line ends with the first "
                        + SHORT_HASH
                        + " digits of its hash, each page with the whole hash of its last line.");
        line("");
    }

    /** The next fact. */
    public void entry(Entry entry) throws IOException {
        if (entry.atMs() < lastMs) {
            line("        clock set back by " + EntryWords.duration(lastMs - entry.atMs()));
        }
        lastMs = entry.atMs();
        facts++;
        head = entry.hash();
        line(
                "%6d  %s  %s  %s  [%s]"
                        .formatted(
                                entry.position(),
                                words.time(entry.atMs()),
                                entry.by().isEmpty() ? "the server" : words.person(entry.by()),
                                words.of(entry.event()),
                                head.substring(0, Math.min(SHORT_HASH, head.length()))));
        if (facts % PAGE == 0) {
            endOfPage(facts - PAGE + 1);
        }
    }

    private void endOfPage(long first) throws IOException {
        line(
                "- page %d, records %d to %d; head after record %d: %s"
                        .formatted((facts + PAGE - 1) / PAGE, first, facts, facts, head));
        line("");
    }

    /** The end of what there is. */
    public void end() throws IOException {
        if (facts % PAGE != 0) {
            endOfPage(facts - facts % PAGE + 1);
        }
        line("records  " + facts);
        line("head     " + head);
        line("To prove it against the journal: dragoman verify JOURNAL --head " + head);
    }

    /** The sheet ends here, since what follows cannot be trusted. */
    public void broken(String why) throws IOException {
        line("BROKEN: " + CleanText.spelledOut(why));
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
