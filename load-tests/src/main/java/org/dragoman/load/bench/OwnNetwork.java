package org.dragoman.load.bench;

import org.dragoman.load.Load;
import org.dragoman.load.crowd.BenchException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network of one's own, in which packets can be lost without harm to anybody: a namespace with its loopback, that ends
 * with the command it was made for. What goes to or comes from one of its addresses is lost now and then, and all UDP is,
 * so that a listener by WebSocket and one by WebRTC lose alike on one leg each.
 */
final class OwnNetwork {
    /** The address whose packets are lost. */
    static final String LISTENER = "127.0.0.2";

    private static final int PARTS = 100_000;

    private OwnNetwork() {}

    /** Runs a command of the load tests inside; its exit code. */
    static int run(List<String> words, double lossPercent) throws BenchException {
        var command = new ArrayList<>(List.of("unshare", "--net", "--", "sh", "-c"));
        command.add(setUp(lossPercent) + "exec \"$@\"");
        command.add("sh");
        command.addAll(java());
        command.addAll(words);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new BenchException("unshare is not here: install util-linux", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    /** Needs the right to make a namespace, ip of iproute2 and nft of nftables. */
    private static String setUp(double lossPercent) {
        String lost =
                String.format(
                        Locale.ROOT,
                        "numgen random mod %d < %d counter drop",
                        PARTS,
                        Math.round(lossPercent / 100 * PARTS));
        var script = new StringBuilder("set -e; ip link set lo up;");
        script.append("ip link add ear0 type veth peer name ear1;");
        script.append("ip addr add 10.99.0.1/24 dev ear0; ip link set ear0 up;");
        script.append("ip link set ear1 up; nft add table inet ear;");
        for (String chain : List.of("cut", "loss")) {
            script.append("nft 'add chain inet ear ").append(chain);
            script.append(" { type filter hook input priority 0; }';");
        }
        if (lossPercent > 0) {
            for (String side :
                    List.of("ip saddr " + LISTENER, "ip daddr " + LISTENER, "meta l4proto udp")) {
                script.append("nft 'add rule inet ear loss ").append(side).append(' ').append(lost);
                script.append("';");
            }
        }
        return script.toString();
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddragoman.home=" + System.getProperty("dragoman.home", ".."),
                "-cp",
                System.getProperty("java.class.path"),
                Load.class.getName());
    }
}
