package org.dragoman.client;

import org.dragoman.protocol.v1.Caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last segments of one text channel in their order. A later revision replaces its segment in place. What an earlier run
 * of the hub wrote (another {@code epoch}) stays before it as it was, and is held against nothing that comes.
 *
 * <p>Owner: whoever feeds it, which {@link SessionListener#captioned} does on the dispatcher's thread.
 */
public final class CaptionLog {
    /** The segments that a log keeps where nothing else is said. */
    public static final int MOST = 50;

    private final int most;
    private final List<Caption> kept = new ArrayList<>();
    private final Map<String, Integer> broken = new HashMap<>();
    private List<Caption> earlier = List.of();
    private long epoch;

    public CaptionLog() {
        this(MOST);
    }

    /**
     * @param most segments that are kept
     */
    public CaptionLog(int most) {
        this.most = most;
    }

    /** In the order of the channel, the latest last. */
    public List<Caption> segments() {
        var all = new ArrayList<>(earlier);
        all.addAll(kept);
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    /** Takes a caption in; false if it is an older revision or too old to keep. */
    public boolean take(Caption caption) {
        if (caption.getEpoch() != epoch) {
            begin(caption.getEpoch());
        }
        int at = indexOf(caption.getSegment());
        if (at >= 0) {
            boolean newer =
                    Integer.compareUnsigned(caption.getRevision(), kept.get(at).getRevision()) > 0;
            if (newer) {
                kept.set(at, caption);
            }
            return newer;
        }
        int place = kept.size();
        while (place > 0
                && Long.compareUnsigned(kept.get(place - 1).getOrder(), caption.getOrder()) > 0) {
            place--;
        }
        if (place == 0 && kept.size() >= most) {
            return false;
        }
        kept.add(place, caption);
        if (kept.size() > most) {
            kept.remove(0);
        }
        goOn(caption);
        return true;
    }

    private int indexOf(String segment) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).getSegment().equals(segment)) {
                return i;
            }
        }
        return -1;
    }

    private void begin(long now) {
        broken.clear();
        for (Caption caption : kept) {
            if (!caption.getFinal()) {
                broken.put(caption.getSegment(), caption.getRevision());
            }
        }
        earlier = segments().stream().map(c -> c.toBuilder().setFinal(true).build()).toList();
        kept.clear();
        epoch = now;
    }

    /** Whose writer was in the middle of it when the hub went: it is not there twice, half and whole. */
    private void goOn(Caption caption) {
        Integer before = broken.get(caption.getSegment());
        if (before == null || Integer.compareUnsigned(caption.getRevision(), before) <= 0) {
            return;
        }
        broken.remove(caption.getSegment());
        var rest = new ArrayList<>(earlier);
        for (int i = rest.size() - 1; i >= 0; i--) {
            if (rest.get(i).getSegment().equals(caption.getSegment())) {
                rest.remove(i);
                break;
            }
        }
        earlier = List.copyOf(rest);
    }
}
