package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The Baku file with lines lost, doubled, moved and garbled: it is read or refused, in bounded time, and nothing else. */
final class GarbledConferenceTest {
    private static final int FILES = 300;
    private static final Duration EACH_MAX = Duration.ofSeconds(10);
    private static final String[] RUBBISH = {
        "\t",
        ": ",
        "- ",
        "{",
        "[",
        "}",
        "]",
        "\"",
        "'",
        "&a ",
        "*a",
        "!!x ",
        "%",
        "@",
        "|\n",
        ">\n",
        "? ",
        "---\n",
        "\u202E",
        "\u0000",
        "\uFEFF",
        "é",
        "😀",
        "null",
        "~",
        "-1",
        "1e99",
        "\\",
        "#",
        "x".repeat(2000),
        "<<: ",
        "\r",
        "\u2028",
        "...\n",
        "\"\\uD800\"",
        "0x7f",
        "\n"
    };

    @Test
    void a_garbled_file_is_read_or_refused_and_nothing_else() throws Exception {
        List<String> lines =
                Files.readAllLines(ShippedConferencesTest.FOLDER.resolve("baku-2013.yaml"));
        int refused = 0;
        for (int seed = 0; seed < FILES; seed++) {
            refused += refusedAfter(new Random(seed), lines, "seed " + seed) ? 1 : 0;
        }
        assertThat(refused).as("files refused").isGreaterThan(FILES / 2);
    }

    @Test
    void garbled_bytes_are_read_or_refused_and_nothing_else() throws Exception {
        byte[] whole = Files.readAllBytes(ShippedConferencesTest.FOLDER.resolve("baku-2013.yaml"));
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            isRefused(bytes, "seed " + seed);
        }
    }

    private static boolean refusedAfter(Random random, List<String> original, String seed) {
        List<String> lines = new ArrayList<>(original);
        for (int i = random.nextInt(5); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(at));
                case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
                case 3 -> lines.set(at, " ".repeat(random.nextInt(9)) + lines.get(at).strip());
                default -> lines.set(at, garbled(lines.get(at), random));
            }
        }
        return isRefused(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), seed);
    }

    private static String garbled(String line, Random random) {
        int at = random.nextInt(line.length() + 1);
        int rest = at + random.nextInt(line.length() - at + 1);
        return line.substring(0, at)
                + RUBBISH[random.nextInt(RUBBISH.length)]
                + line.substring(random.nextBoolean() ? at : rest);
    }

    private static boolean isRefused(byte[] file, String seed) {
        long start = System.nanoTime();
        try {
            ConferenceFile.read("garbled", file);
            return false;
        } catch (ConferenceFileException e) {
            assertThat(e.mistakes()).as(seed).isNotEmpty();
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(seed + " was neither read nor refused", e);
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(seed).isLessThan(EACH_MAX);
        }
    }
}
