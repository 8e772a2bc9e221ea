package org.dragoman.journal;

import java.util.Optional;

/** Holds a journal against its anchor while it is read. */
final class Witness {
    private final Optional<Anchor.Mark> anchor;
    private final Rows rows;

    Witness(Optional<Anchor.Mark> anchor, Rows rows) {
        this.anchor = anchor;
        this.rows = rows;
    }

    void row(Entry entry) throws JournalDamaged {
        if (anchor.isPresent()
                && anchor.get().position() == entry.position()
                && !anchor.get().hash().equals(entry.hash())) {
            throw rows.damaged(
                    entry.position(),
                    "holds at position "
                            + entry.position()
                            + " another record than its anchor was written for");
        }
    }

    /** After the last row. */
    void end() throws JournalDamaged {
        long last = rows.last();
        if (anchor.isPresent() && anchor.get().position() > last) {
            throw rows.damaged(
                    last + 1,
                    "lacks positions %d to %d, which its anchor has seen"
                            .formatted(last + 1, anchor.get().position()));
        }
    }
}
