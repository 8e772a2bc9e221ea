package org.dragoman.conference;

import java.util.regex.Pattern;

/** The form every id of a conference file has: 1 to 64 of a-z, 0-9, dot, dash; so it is safe in links and file names. */
public final class Ids {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private Ids() {}

    /** Whether a text may be an id. */
    public static boolean valid(String value) {
        return FORM.matcher(value).matches();
    }

    static void require(String what, String value) {
        if (!valid(value)) {
            throw new IllegalArgumentException(
                    what + " id \"" + value + "\" must be 1 to 64 of a-z, 0-9, dot and dash");
        }
    }
}
