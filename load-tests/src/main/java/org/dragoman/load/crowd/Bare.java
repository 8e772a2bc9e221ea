package org.dragoman.load.crowd;

/** Two bytes: what, and which channel. Spoken to everything the product is compared with. */
public record Bare() implements Dialect {
    private static final int NONE = 255;

    @Override
    public byte[] hello(int number) {
        return new byte[0];
    }

    @Override
    public byte[] listen(int channel, int bundle) {
        return ClientFrame.binary(new byte[] {'L', (byte) (channel < 0 ? NONE : channel)});
    }

    /** Says that this connection speaks on a channel. */
    static byte[] speak(int channel) {
        return ClientFrame.binary(new byte[] {'P', (byte) channel});
    }

    @Override
    public boolean isWelcome(int firstByte) {
        return false;
    }

    @Override
    public boolean isListening(int firstByte) {
        return false;
    }
}
