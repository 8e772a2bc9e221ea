package org.dragoman.load.hubs;

import com.sun.management.ThreadMXBean;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.handler.ssl.SslContext;

import org.dragoman.Server;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.net.Certificates;
import org.dragoman.settings.Tuning;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * The product as it is served, with a conference for the bench: tells its badges, then that it is ready, then answers
 * {@code memory} with heap and direct bytes after a collection, and {@code allocated} with what its loops took, until its input ends.
 */
public final class ProductUnderTest {
    private static final String LOOPS = "loop";

    private ProductUnderTest() {}

    /**
     * Serves until its input ends.
     *
     * @param args folder for data, event loops, listeners it must have room for, a folder with the certificate or -, and
     *     what of a core a loop may use before it puts frames together, in per cent; the address, if not loopback; the
     *     port, if not any
     */
    public static void main(String[] args) throws Exception {
        int listeners = Integer.parseInt(args[2]);
        @Nullable SslContext tls =
                args[3].equals("-") ? null : Certificates.own(Path.of(args[3]), "127.0.0.1");
        var own = InetAddress.getLoopbackAddress();
        var address = args.length > 5 ? InetAddress.getByName(args[5]) : own;
        var anyPort = new InetSocketAddress(address, 0);
        var port = args.length > 6 ? Integer.parseInt(args[6]) : 0;
        var plan =
                new Server.Plan(
                        Venue.conference(listeners),
                        Path.of(args[0]),
                        new Server.Ports(
                                new InetSocketAddress(address, port), anyPort, tls, Set.of()),
                        // Who is on air here speaks while something is measured, and not in
                        // between.
                        Tuning.USUAL
                                .with(
                                        new Tuning.Loops(
                                                Integer.parseInt(args[1]),
                                                Integer.parseInt(args[4])))
                                .awaitingFrames(Duration.ofMinutes(10)));
        try (var house = new Server(plan)) {
            badge(house, "moderator", Venue.MODERATOR);
            Venue.SPEAKERS.forEach(s -> badge(house, "speaker", new ParticipantId(s)));
            for (String booth : Venue.BOOTHS) {
                for (int desk = 0; desk < Venue.DESKS; desk++) {
                    badge(house, booth, Venue.interpreter(booth, desk));
                }
            }
            Venue.listeners(listeners).forEach(id -> badge(house, "listener", id));
            System.out.println("ready " + house.port() + " " + house.managementPort());
            answer();
        }
    }

    private static void badge(Server house, String kind, ParticipantId who) {
        System.out.println("badge " + kind + " " + house.badge(who));
    }

    private static void answer() throws Exception {
        var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            System.out.println(
                    switch (line) {
                        case "memory" -> memory();
                        case "allocated" -> "allocated " + allocated();
                        default -> "unknown " + line;
                    });
        }
    }

    /** Bytes that the event loops have taken from the heap since they began. */
    private static long allocated() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            throw new IllegalStateException("this JVM does not count what a thread allocates");
        }
        long sum = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(LOOPS)) {
                sum += threads.getThreadAllocatedBytes(thread.threadId());
            }
        }
        return sum;
    }

    private static String memory() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        long direct =
                ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider known
                        ? known.metric().usedDirectMemory()
                        : 0;
        return "memory " + memory.getHeapMemoryUsage().getUsed() + " " + direct;
    }
}
