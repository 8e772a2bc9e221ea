package org.dragoman.conference;

import java.util.Arrays;

/** The conference's picture, as it is served. Immutable. */
public final class Logo {
    private final String type;
    private final byte[] bytes;

    /**
     * @param type its media type, {@code image/png} or {@code image/svg+xml}
     */
    public Logo(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes.clone();
    }

    public String type() {
        return type;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logo that
                && type.equals(that.type)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
