package org.dragoman.conference;

/** A part of a whole, as rules of procedure say it: a third, a half. */
public record Fraction(int numerator, int denominator) {
    public Fraction {
        if (numerator < 0 || denominator < 1 || numerator > denominator) {
            throw new IllegalArgumentException(
                    numerator + "/" + denominator + " is not a fraction");
        }
    }

    /**
     * Reads {@code 1/3}.
     *
     * @throws IllegalArgumentException with a message for its writer
     */
    public static Fraction read(String text) {
        if (!text.matches("[1-9]\\d?/[1-9]\\d?")) {
            throw wrong(text);
        }
        String[] parts = text.split("/", 2);
        var top = Integer.parseInt(parts[0]);
        var bottom = Integer.parseInt(parts[1]);
        if (top > bottom) {
            throw wrong(text);
        }
        return new Fraction(top, bottom);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a fraction; write it like 1/3 or 2/3");
    }

    /** The least whole number that is this part of a whole, or more. */
    public int atLeast(int whole) {
        return Math.ceilDiv(whole * numerator, denominator);
    }

    /** The least whole number that is more than this part of a whole. */
    public int moreThan(int whole) {
        return whole * numerator / denominator + 1;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
