package org.dragoman.gateway.wire;

import java.nio.charset.StandardCharsets;

/** Tables of speakers at random: each is read, or its mistakes are told in bounds. */
public final class TablesFuzz {
    private TablesFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        Commission.warm();
    }

    /** One table. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String csv = new String(bytes, StandardCharsets.UTF_8);
        var table = InscriptionTable.read(csv, Commission.SETTING);
        if (table.mistakes().size() > InscriptionTable.MISTAKES_MAX
                || table.entries().size() > InscriptionTable.ROWS_MAX) {
            throw new IllegalStateException("past its bounds");
        }
        if (csv.isBlank() && table.mistakes().isEmpty()) {
            throw new IllegalStateException("nothing is no table");
        }
        table.command();
    }
}
