package org.dragoman.load.hubs;

import org.dragoman.gateway.net.Certificates;
import org.dragoman.load.crowd.BenchException;
import org.dragoman.settings.Tuning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts hubs in a folder of its own. */
public final class Starter {
    /** As the launcher starts the hub. */
    private static final String OPTIONS =
            "@"
                    + Path.of(System.getProperty("dragoman.home", ".."))
                            .toAbsolutePath()
                            .normalize()
                    + "/config/jvm.options";

    /** Listeners that the product has badges for. */
    private static final int ROOM = 12_000;

    private final Path folder;
    private final boolean encrypted;
    private final String cores;
    private final List<String> productFlags;
    private int started;

    /**
     * A starter for one run.
     *
     * @param cores where hubs run, as taskset names them; empty for all
     * @param productFlags further flags of the product's JVM, to try them out
     */
    public Starter(Path folder, boolean encrypted, String cores, String productFlags) {
        this.folder = folder;
        this.encrypted = encrypted;
        this.cores = cores;
        this.productFlags =
                Arrays.stream(productFlags.split(" ", -1)).filter(f -> !f.isEmpty()).toList();
    }

    /** In what the limit is written here. */
    public static String limitLanguage() {
        return Compiler.installed().isPresent() ? "C" : "Java NIO (no C compiler found)";
    }

    /** Starts a hub of a kind. */
    public HubProcess start(Kind kind) throws BenchException {
        return switch (kind) {
            case PRODUCT -> product(ROOM, 1, cores);
            case LIMIT -> limit();
            case NETTY -> launch(kind, java(PlainNetty.class, certificates()));
            case UNDERTOW -> {
                plainOnly(kind);
                yield launch(kind, java(UndertowHub.class));
            }
            case WS -> {
                plainOnly(kind);
                yield launch(kind, List.of("node", ws().toString()));
            }
        };
    }

    private void plainOnly(Kind kind) throws BenchException {
        if (encrypted) {
            throw new BenchException(kind.word() + " is measured without --tls only");
        }
    }

    /**
     * Starts the product with room for so many.
     *
     * @param onCores as taskset names them; empty for all
     */
    public HubProcess product(int listeners, int loops, String onCores) throws BenchException {
        return product(listeners, loops, onCores, Tuning.USUAL.loops().economyPercent());
    }

    /** Starts the product so that it never puts frames together by itself. */
    public HubProcess singles() throws BenchException {
        return product(ROOM, 1, cores, 100);
    }

    private HubProcess product(int listeners, int loops, String onCores, int economyPercent)
            throws BenchException {
        Path data = data();
        var command =
                java(
                        noted(),
                        ProductUnderTest.class,
                        data.toString(),
                        Integer.toString(loops),
                        Integer.toString(listeners),
                        certificates(),
                        Integer.toString(economyPercent));
        return HubProcess.start("dragoman", onCores, command, folder.resolve("dragoman.log"));
    }

    /** Starts the product on every core, as a conference has it. */
    public HubProcess whole(String address) throws BenchException {
        Path data = data();
        var command =
                java(
                        productFlags,
                        ProductUnderTest.class,
                        data.toString(),
                        "0",
                        "1",
                        "-",
                        Integer.toString(Tuning.USUAL.loops().economyPercent()),
                        address);
        return HubProcess.start("dragoman", cores, command, folder.resolve("dragoman.log"));
    }

    /**
     * Starts the product on every core, on what is there already.
     *
     * @param data its folder
     * @param port where it was before, so that clients find it again
     */
    public HubProcess again(Path data, int port, int listeners) throws BenchException {
        var command =
                java(
                        noted(),
                        ProductUnderTest.class,
                        data.toString(),
                        "0",
                        Integer.toString(listeners),
                        certificates(),
                        Integer.toString(Tuning.USUAL.loops().economyPercent()),
                        "127.0.0.1",
                        Integer.toString(port));
        return HubProcess.start("dragoman", "", command, folder.resolve("dragoman.log"));
    }

    /** A new folder for the product's data. */
    public Path data() {
        return folder.resolve("product-" + started++);
    }

    /** How long this machine takes to start a JVM with the product's options that has nothing to do, in nanoseconds. */
    public long emptyStartNs() throws BenchException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(OPTIONS);
        command.addAll(productFlags);
        command.add("-version");
        try {
            long beganNs = System.nanoTime();
            Process nothing =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("nothing.log").toFile())
                            .start();
            if (nothing.onExit().join().exitValue() != 0) {
                throw new BenchException(
                        "a JVM with the product's options does not start: "
                                + Files.readString(folder.resolve("nothing.log")).strip());
            }
            return System.nanoTime() - beganNs;
        } catch (IOException e) {
            throw new BenchException("cannot start a JVM: " + e.getMessage(), e);
        }
    }

    /** The product's flags, with the one by which it notes its pauses. */
    private List<String> noted() {
        var flags = new ArrayList<>(productFlags);
        flags.add("-Xlog:gc,safepoint:file=" + pauses() + ":uptime:filecount=0");
        return flags;
    }

    /** Where the product's JVM notes every pause. */
    public Path pauses() {
        return folder.resolve("pauses.log");
    }

    private HubProcess limit() throws BenchException {
        if (Compiler.installed().isEmpty()) {
            plainOnly(Kind.LIMIT);
            return launch(Kind.LIMIT, java(JavaLimit.class));
        }
        var command = new ArrayList<String>();
        command.add(new Compiler(folder).limit(encrypted).toString());
        if (encrypted) {
            Path at = Path.of(certificates());
            command.add(at.resolve("self-signed.crt").toString());
            command.add(at.resolve("self-signed.key").toString());
        }
        return launch(Kind.LIMIT, command);
    }

    private HubProcess launch(Kind kind, List<String> command) throws BenchException {
        return HubProcess.start(
                kind.word(), cores, command, folder.resolve(kind.word() + started++ + ".log"));
    }

    private String certificates() throws BenchException {
        if (!encrypted) {
            return "-";
        }
        try {
            Certificates.own(folder, "127.0.0.1");
            return folder.toString();
        } catch (IOException e) {
            throw new BenchException("no certificate for --tls: " + e.getMessage(), e);
        }
    }

    private List<String> java(Class<?> main, String... arguments) {
        return java(List.of(), main, arguments);
    }

    private List<String> java(List<String> flags, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(OPTIONS);
        command.addAll(flags);
        command.add("-Dlogback.configurationFile=bench-logback.xml");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Brings `ws` from the npm registry, by its name, once for each run. */
    private Path ws() throws BenchException {
        Path hub = folder.resolve("hub.mjs");
        try (InputStream script = Starter.class.getResourceAsStream("/hub.mjs")) {
            if (script == null) {
                throw new BenchException("hub.mjs is not on the class path: build load-tests");
            }
            Files.write(hub, script.readAllBytes());
            Process npm =
                    new ProcessBuilder(
                                    "npm", "install", "--no-audit", "--no-fund", "--silent", "ws@8")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("npm.log").toFile())
                            .start();
            if (!npm.waitFor(2, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new BenchException("ws could not be installed by npm");
            }
            return hub;
        } catch (IOException e) {
            throw new BenchException("no node and npm here: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while installing ws", e);
        }
    }
}
