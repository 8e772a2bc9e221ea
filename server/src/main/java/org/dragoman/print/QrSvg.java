package org.dragoman.print;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code (ISO/IEC 18004), drawn as SVG: sharp at any size, one path, a quiet zone of four modules. */
public final class QrSvg {
    private static final int QUIET = 4;

    private QrSvg() {}

    /** The code, as an SVG document and part of a page alike. */
    public static String of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int run = 0;
            for (int x = 0; x < code.size; x += run) {
                boolean dark = code.getModule(x, y);
                run = 1;
                while (x + run < code.size && code.getModule(x + run, y) == dark) {
                    run++;
                }
                if (dark) {
                    path.append("M%d,%dh%dv1h-%dz".formatted(x + QUIET, y + QUIET, run, run));
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" aria-label=\"QR\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h%dv%dh-%dz\"/><path d=\"%s\"/></svg>"
                .formatted(side, side, side, side, side, path);
    }
}
