package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.netty.util.ResourceLeakDetector;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The table of hazards against one hub on loopback, over plain sockets: each row is sent what no honest client sends, and must
 * get the answer that is wanted. Beside all of it one person speaks and one listens; after each row nothing is lost to them,
 * and the session is the one it was. The table is printed at the end and kept in {@code target/hazards.txt}.
 */
@Isolated("it measures the memory of this process")
class HazardsTest {
    @TempDir static Path data;
    @TempDir static Path other;
    private static final HazardTable TABLE = new HazardTable();
    private static final ListAppender<ILoggingEvent> LEAKS = new ListAppender<>();
    private static ResourceLeakDetector.Level level;
    private static Venue venue;
    private static Bystanders bystanders;
    private static FloodHazards floods;

    /** Whether the row before asked for something that may still be carried out. */
    private static boolean restless;

    @BeforeAll
    static void open() throws Exception {
        level = ResourceLeakDetector.getLevel();
        // Every buffer watched at each touch makes the loops slower than any of this.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
        LEAKS.start();
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).addAppender(LEAKS);
        venue = new Venue(data);
        bystanders = new Bystanders(venue);
        floods = new FloodHazards(venue, other);
    }

    @AfterAll
    static void tell() throws Exception {
        floods.close();
        bystanders.close();
        venue.close();
        System.gc();
        int leaks = LEAKS.list.size();
        TABLE.line(
                "F12",
                "all of this, one buffer in 128 watched",
                leaks + " lost",
                "0 lost",
                leaks == 0);
        TABLE.tell();
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).detachAppender(LEAKS);
        ResourceLeakDetector.setLevel(level);
        assertThat(LEAKS.list).as("buffers that were lost").isEmpty();
    }

    @TestFactory
    Stream<DynamicContainer> hazards() {
        return Stream.of(
                        Map.entry("requests", new HttpHazards(venue).rows()),
                        Map.entry("frames", new FrameHazards(venue).rows()),
                        Map.entry("tokens", new TokenHazards(venue, data).rows()),
                        Map.entry("messages", new MessageHazards(venue).rows()),
                        Map.entry("rights", new RightHazards(venue).rows()),
                        Map.entry("haste", new HastyHazards(venue).rows()),
                        Map.entry("tables", new TableHazards(venue).rows()),
                        Map.entry("sound", new SoundHazards(venue).rows()),
                        Map.entry("floods", floods.rows()),
                        Map.entry("elsewhere", HazardsElsewhere.rows()))
                .map(
                        group ->
                                DynamicContainer.dynamicContainer(
                                        group.getKey(), tests(group.getValue())));
    }

    private static Stream<DynamicTest> tests(List<Hazard> rows) {
        return rows.stream()
                .map(
                        hazard ->
                                DynamicTest.dynamicTest(
                                        hazard.row() + " " + hazard.sent(), () -> hold(hazard)));
    }

    /** The end of the facts, once nothing that was asked before is on its way any more. */
    private static void settled() throws Exception {
        var last = new AtomicReference<>("");
        await().pollInterval(Duration.ofMillis(restless ? 500 : 1))
                .until(
                        () -> {
                            String now = bystanders.head();
                            return now.equals(last.getAndSet(now));
                        });
        restless = false;
    }

    private static void hold(Hazard hazard) throws Exception {
        settled();
        String before = bystanders.lastFact();
        String got;
        try {
            got = hazard.probe().got();
        } catch (Exception e) {
            got = "failed: " + e;
        }
        String harm = bystanders.harm();
        boolean keptTime = bystanders.keptTime();
        String changed =
                hazard.changes() || !keptTime || bystanders.lastFact().equals(before)
                        ? ""
                        : ", and the session changed: " + bystanders.lastFact();
        restless = hazard.changes() || !keptTime;
        String all = got + harm + changed;
        TABLE.line(hazard.row(), hazard.sent(), all, hazard.wanted(), hazard.isMet(all));
        assertThat(hazard.isMet(all))
                .as("%s %s: got %s, wanted %s", hazard.row(), hazard.sent(), all, hazard.wanted())
                .isTrue();
    }
}
