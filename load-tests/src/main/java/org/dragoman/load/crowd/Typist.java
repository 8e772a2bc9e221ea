package org.dragoman.load.crowd;

import org.dragoman.protocol.v1.CaptionWrite;

import java.util.Random;

/**
 * An interpreter who types into a text channel as the console sends it: while a line grows it is shown at most every
 * quarter of a second, and each line that is done is a segment of its own.
 *
 * <p>Owner: the generator's thread.
 */
public final class Typist {
    /** As the console has it. */
    private static final long SHOWN_EVERY_NS = 250_000_000;

    /** About seven keys a second. */
    private static final int KEY_LEAST_MS = 80;

    private static final int KEY_MOST_MS = 200;
    private static final int LINE_LEAST = 20;
    private static final int LINE_MOST = 90;
    private static final String WORDS =
            "the committee has before it the draft resolution on water and on forests, as revised ";

    private final Crowd crowd;
    private final Client client;
    private final Proofs proofs;
    private final String language;
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int segment;
    private int revision;
    private int length;
    private long unseenNs;
    private boolean waits;
    private boolean types;

    public Typist(Crowd crowd, Client client, Proofs proofs, String language, long seed) {
        this.crowd = crowd;
        this.client = client;
        this.proofs = proofs;
        this.language = language;
        this.random = new Random(seed);
    }

    public void begin() {
        types = true;
        line();
        keyAfter(System.nanoTime());
    }

    /** Presses no key any more; what was typed is sent. */
    public void stop() {
        types = false;
    }

    private void line() {
        segment++;
        revision = 0;
        text.setLength(0);
        length = random.nextInt(LINE_LEAST, LINE_MOST);
    }

    /** The next key is due by the clock, however late this one was. */
    private void keyAfter(long ns) {
        long nextNs = ns + random.nextInt(KEY_LEAST_MS, KEY_MOST_MS) * 1_000_000L;
        crowd.at(nextNs, () -> key(nextNs));
    }

    private void key(long dueNs) {
        if (!types) {
            return;
        }
        text.append(WORDS.charAt(text.length() % WORDS.length()));
        unseenNs = unseenNs == 0 ? dueNs : unseenNs;
        if (text.length() >= length) {
            send(true);
            line();
        } else if (!waits) {
            waits = true;
            crowd.at(dueNs + SHOWN_EVERY_NS, this::show);
        }
        keyAfter(dueNs);
    }

    private void show() {
        waits = false;
        if (unseenNs != 0) {
            send(false);
        }
    }

    private void send(boolean done) {
        var caption =
                CaptionWrite.newBuilder()
                        .setLanguage(language)
                        .setSegment("bench-" + segment)
                        .setRevision(++revision)
                        .setFinal(done)
                        .setText(text.toString())
                        .build();
        proofs.sent(caption, unseenNs);
        unseenNs = 0;
        client.write(caption);
    }
}
