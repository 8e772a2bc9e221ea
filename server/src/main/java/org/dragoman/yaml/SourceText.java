package org.dragoman.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a file that people write: UTF-8, no byte order mark, no control characters, of bounded size. */
final class SourceText {
    /** A file may have so many bytes. */
    static final int BYTES_MAX = 10 * 1024 * 1024;

    private SourceText() {}

    static Optional<String> read(Path file, Mistakes mistakes) {
        try (InputStream in = Files.newInputStream(file)) {
            return decode(in.readNBytes(BYTES_MAX + 1), mistakes);
        } catch (NoSuchFileException e) {
            return refused(mistakes, "there is no such file; check the path");
        } catch (AccessDeniedException e) {
            return refused(mistakes, "the file may not be read; give the server's user the right");
        } catch (IOException e) {
            return refused(mistakes, "the file cannot be read (" + e.getMessage() + ")");
        }
    }

    static Optional<String> decode(byte[] bytes, Mistakes mistakes) {
        if (bytes.length > BYTES_MAX) {
            return refused(
                    mistakes, "the file has more than 10 MB; take out what does not belong there");
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            mistakes.add(
                    new Place.InFile(1, 1),
                    "the file starts with a byte order mark; save it as UTF-8 without BOM");
            return Optional.empty();
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            mistakes.add(
                    new Place.InFile(1, 1), "the file is UTF-16; save it as UTF-8 without BOM");
            return Optional.empty();
        }
        CharsetDecoder decoder =
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            mistakes.add(placeAfter(text), "this is not UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
        return checked(text, mistakes);
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> checked(String text, Mistakes mistakes) {
        if (text.isBlank()) {
            return refused(mistakes, "the file is empty");
        }
        boolean clean = true;
        boolean indent = true;
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length() && !mistakes.full(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\n' || (point == '\r' && !text.startsWith("\n", i))) {
                line++;
                column = 1;
                indent = true;
                continue;
            }
            if (point == '\t' && indent) {
                mistakes.add(
                        new Place.InFile(line, column),
                        "a tab is not allowed here; indent with spaces only");
                clean = false;
            } else if (forbidden(point)) {
                mistakes.add(
                        new Place.InFile(line, column),
                        String.format(
                                "the control character U+%04X is not allowed here; delete it",
                                point));
                clean = false;
            }
            indent = indent && point == ' ';
            column++;
        }
        return clean ? Optional.of(text) : Optional.empty();
    }

    private static boolean forbidden(int point) {
        boolean layout = point == '\t' || point == '\r' || point == '\n';
        return (Character.getType(point) == Character.CONTROL && !layout)
                || point == 0xFEFF
                || (point & 0xFFFE) == 0xFFFE;
    }

    private static Place placeAfter(String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\r\n", i))) {
                line++;
                start = i + 1;
            }
        }
        return new Place.InFile(line, text.codePointCount(start, text.length()) + 1);
    }

    private static Optional<String> refused(Mistakes mistakes, String why) {
        mistakes.add(new Place.WholeFile(), why);
        return Optional.empty();
    }
}
