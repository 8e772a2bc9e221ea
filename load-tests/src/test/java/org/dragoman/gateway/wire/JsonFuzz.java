package org.dragoman.gateway.wire;

/** Messages at random in the form of JSON: the same as in the binary form. */
public final class JsonFuzz {
    private JsonFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        Commission.warm();
    }

    /** One message. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        MessagesFuzz.read(bytes, true);
    }
}
