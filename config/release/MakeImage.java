import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes an OCI image of a release without a daemon, a registry or a base: the system's few libraries, the runtime, the libraries and
 * the server, a layer each, so that a new version of the server is a few megabytes to fetch. The same release makes the same image,
 * byte by byte.
 *
 * <pre>java -cp "jib/*" MakeImage.java RELEASE SYSTEM TAR VERSION SECONDS</pre>
 */
final class MakeImage {
    private static final String HOME = "/opt/dragoman";
    private static final String NOBODY = "65532:65532";

    private final Instant at;

    private MakeImage(Instant at) {
        this.at = at;
    }

    public static void main(String[] args) throws Exception {
        var image = new MakeImage(Instant.ofEpochSecond(Long.parseLong(args[4])));
        image.write(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3]);
    }

    private void write(Path release, Path system, Path tar, String version) throws Exception {
        Path caches = tar.resolveSibling("jib");
        var builder =
                Jib.fromScratch()
                        .setFormat(ImageFormat.OCI)
                        .setPlatforms(Set.of(new Platform("amd64", "linux")))
                        .setCreationTime(at)
                        .addFileEntriesLayer(system(system))
                        .addFileEntriesLayer(folder(release.resolve("runtime"), "runtime"))
                        .addFileEntriesLayer(libraries(release, false))
                        .addFileEntriesLayer(libraries(release, true))
                        .setUser(NOBODY)
                        .setWorkingDirectory(AbsoluteUnixPath.get("/data"))
                        .setEnvironment(Map.of("DRAGOMAN_DATA", "/data"))
                        .addVolume(AbsoluteUnixPath.get("/data"))
                        .addExposedPort(Port.tcp(8080))
                        .setLabels(
                                Map.of(
                                        "org.opencontainers.image.title", "Dragoman",
                                        "org.opencontainers.image.version", version,
                                        "org.opencontainers.image.licenses", "Apache-2.0"))
                        .setEntrypoint(
                                List.of(
                                        HOME + "/runtime/bin/java",
                                        "@" + HOME + "/config/jvm.options",
                                        "-Ddragoman.home=" + HOME,
                                        "-cp",
                                        HOME + "/lib/*",
                                        "org.dragoman.Dragoman"))
                        // A container's own loopback is no use to anybody: encrypted, on every
                        // network.
                        .setProgramArguments(
                                List.of(
                                        "serve",
                                        "--config",
                                        HOME + "/config/dragoman.yaml",
                                        "--set",
                                        "public.host=0.0.0.0",
                                        "--set",
                                        "public.tls.mode=self-signed"));
        Files.deleteIfExists(tar);
        builder.containerize(
                Containerizer.to(TarImage.at(tar).named("dragoman:" + version))
                        .setOfflineMode(true)
                        .setToolName("dragoman")
                        .setBaseImageLayersCache(caches.resolve("base"))
                        .setApplicationLayersCache(caches.resolve("layers")));
    }

    /** What Java needs of a system, and the folders that are written to. */
    private FileEntriesLayer system(Path system) throws IOException {
        var layer = FileEntriesLayer.builder().setName("system");
        add(layer, system, "");
        folder(layer, system, "/tmp", "777", "0:0");
        folder(layer, system, "/data", "700", NOBODY);
        return layer.build();
    }

    private void folder(
            FileEntriesLayer.Builder layer, Path any, String at, String mode, String owner) {
        layer.addEntry(
                any,
                AbsoluteUnixPath.get(at),
                FilePermissions.fromOctalString(mode),
                this.at,
                owner);
    }

    private FileEntriesLayer folder(Path from, String name) throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        add(layer, from, HOME + "/" + name);
        return layer.build();
    }

    /** The libraries of others, or the server with its configuration and papers. */
    private FileEntriesLayer libraries(Path release, boolean own) throws IOException {
        var layer = FileEntriesLayer.builder().setName(own ? "server" : "libraries");
        try (Stream<Path> jars = Files.list(release.resolve("lib"))) {
            for (Path jar : jars.sorted().toList()) {
                String name = jar.getFileName().toString();
                if (name.startsWith("dragoman-") == own) {
                    file(layer, jar, HOME + "/lib/" + name);
                }
            }
        }
        if (own) {
            add(layer, release.resolve("config"), HOME + "/config");
            for (String paper :
                    List.of("LICENSE", "THIRD-PARTY.md", "sbom.cdx.json", "SECURITY.md")) {
                file(layer, release.resolve(paper), HOME + "/" + paper);
            }
        }
        return layer.build();
    }

    private void add(FileEntriesLayer.Builder layer, Path from, String to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.sorted().toList()) {
                String name = to + "/" + from.relativize(each);
                if (Files.isRegularFile(each)) {
                    file(layer, each, name);
                } else if (!name.equals("/")) {
                    folder(layer, each, name.replaceFirst("/$", ""), "755", "0:0");
                }
            }
        }
    }

    private void file(FileEntriesLayer.Builder layer, Path from, String to) {
        String mode = Files.isExecutable(from) ? "755" : "644";
        layer.addEntry(
                from, AbsoluteUnixPath.get(to), FilePermissions.fromOctalString(mode), at, "0:0");
    }
}
