package org.dragoman.gateway.sitting;

import org.dragoman.backup.CopyRequests;
import org.dragoman.journal.Entry;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A session's journal as one reads it while the session goes on. */
public record RunningJournal(Sitting sitting) implements CopyRequests.Running {
    private static final long WAIT_S = 10;

    @Override
    public long facts() {
        return sitting.head().position();
    }

    @Override
    public List<Entry> some(long from, int most) throws IOException {
        try {
            return sitting.entries(from, most).get(WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the journal of " + sitting.setting().plan().id() + " did not answer", e);
        }
    }
}
