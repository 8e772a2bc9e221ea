import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes what a release is made of: {@code sbom.cdx.json} (CycloneDX) and {@code THIRD-PARTY.md} with every licence. It takes what
 * Maven says of the libraries (target/sbom/maven.json), keeps those that lie in the release, and adds what is bundled into the
 * pages, and the runtime. A library of which nobody knows the licence is an error.
 *
 * <pre>java -cp "RELEASE/lib/*" PartsList.java HOME RELEASE VERSION SECONDS</pre>
 */
final class PartsList {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What the pages are bundled from beside what their package.json depends on, and where from. */
    private static final Map<String, List<String>> BUNDLED_TOO =
            Map.of(
                    "server/src/main/web", List.of("lucide-static"),
                    "client-sdk/typescript",
                            List.of(
                                    "opus-decoder",
                                    "@wasm-audio-decoders/common",
                                    "@eshaz/web-worker",
                                    "simple-yenc"));

    /** Licences as SPDX has them, by what a pom calls them. */
    private static final Map<String, String> SPDX =
            Map.ofEntries(
                    Map.entry("the apache software license, version 2.0", "Apache-2.0"),
                    Map.entry("apache license, version 2.0", "Apache-2.0"),
                    Map.entry("apache license 2.0", "Apache-2.0"),
                    Map.entry("apache 2.0", "Apache-2.0"),
                    Map.entry("bouncy castle licence", "MIT"),
                    Map.entry("public domain, per creative commons cc0", "CC0-1.0"),
                    Map.entry("the bsd 3-clause license", "BSD-3-Clause"),
                    Map.entry("bsd-3-clause", "BSD-3-Clause"),
                    Map.entry("mit license", "MIT"),
                    Map.entry("the mit license", "MIT"));

    private final Path home;
    private final Path release;
    private final ArrayNode components = JSON.createArrayNode();
    private final Map<String, String> rows = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    private PartsList(Path home, Path release) {
        this.home = home;
        this.release = release;
    }

    public static void main(String[] args) throws Exception {
        var list = new PartsList(Path.of(args[0]), Path.of(args[1]));
        list.write(args[2], Instant.ofEpochSecond(Long.parseLong(args[3])));
    }

    private void write(String version, Instant at) throws IOException {
        libraries(JSON.readTree(home.resolve("target/sbom/maven.json").toFile()));
        for (String folder : new java.util.TreeSet<>(BUNDLED_TOO.keySet())) {
            bundled(home.resolve(folder), BUNDLED_TOO.get(folder));
        }
        runtime();
        ObjectNode bom = JSON.createObjectNode();
        bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
        bom.put(
                "serialNumber",
                "urn:uuid:"
                        + UUID.nameUUIDFromBytes(
                                components.toString().getBytes(StandardCharsets.UTF_8)));
        ObjectNode about = bom.putObject("metadata").put("timestamp", at.toString());
        about.putObject("component")
                .put("type", "application")
                .put("bom-ref", "dragoman")
                .put("name", "dragoman")
                .put("version", version)
                .set("licenses", licences(List.of("Apache-2.0")));
        bom.set("components", components);
        Files.writeString(
                release.resolve("sbom.cdx.json"),
                JSON.writeValueAsString(bom).replace("\r\n", "\n") + "\n");
        Files.writeString(release.resolve("THIRD-PARTY.md"), page());
    }

    /** What lies in the release, as Maven knows it. */
    private void libraries(JsonNode maven) throws IOException {
        Map<String, JsonNode> known = new TreeMap<>();
        for (JsonNode one : maven.path("components")) {
            if (!one.path("purl").asText().contains("aarch_64")) {
                known.put(one.path("name").asText() + "-" + one.path("version").asText(), one);
            }
        }
        Set<String> ours =
                new HashSet<>(List.of("dragoman-server", "dragoman-client", "dragoman-protocol"));
        try (Stream<Path> jars = Files.list(release.resolve("lib"))) {
            for (Path jar : jars.sorted().toList()) {
                String file = jar.getFileName().toString().replaceFirst("\\.jar$", "");
                if (ours.contains(file.replaceFirst("-[0-9].*$", ""))) {
                    continue;
                }
                JsonNode one = known.get(file.replaceFirst("-linux-x86_64$", ""));
                if (one == null) {
                    throw new IOException(
                            file + " lies in the release, and Maven knows nothing of it");
                }
                library(jar, (ObjectNode) one.deepCopy());
            }
        }
    }

    private void library(Path jar, ObjectNode one) throws IOException {
        List<String> licences = new ArrayList<>();
        for (JsonNode each : one.path("licenses")) {
            JsonNode licence = each.path("license");
            String name =
                    each.has("expression")
                            ? each.get("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText());
            licences.add(SPDX.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), name));
        }
        String name = one.path("name").asText();
        if (licences.isEmpty()) {
            throw new IOException(name + ": nobody knows its licence");
        }
        ObjectNode part =
                part("library", name, one.path("version").asText(), one.path("purl").asText());
        if (one.has("group")) {
            part.put("group", one.get("group").asText());
        }
        part.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sum(jar));
        part.set("licenses", licences(licences));
        row(name, one.path("version").asText(), licences, "lib/" + jar.getFileName());
    }

    private static String sum(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a web build takes from its packages into the pages. */
    private void bundled(Path folder, List<String> too) throws IOException {
        JsonNode packages =
                JSON.readTree(folder.resolve("package-lock.json").toFile()).path("packages");
        Set<String> wanted = new java.util.TreeSet<>(too);
        packages.properties()
                .forEach(
                        each -> {
                            boolean installed = each.getKey().startsWith("node_modules/");
                            if (installed
                                    && !each.getValue().path("dev").asBoolean()
                                    && !each.getValue().path("link").asBoolean()) {
                                wanted.add(each.getKey().substring("node_modules/".length()));
                            }
                        });
        for (String name : wanted) {
            JsonNode locked = packages.path("node_modules/" + name);
            if (locked.isMissingNode()) {
                throw new IOException(name + " is not installed in " + folder);
            }
            String licence = locked.path("license").asText();
            String version = locked.path("version").asText();
            ObjectNode part =
                    part(
                            "library",
                            name,
                            version,
                            "pkg:npm/" + name.replace("@", "%40") + "@" + version);
            part.set("licenses", licences(List.of(licence)));
            part.putArray("hashes")
                    .addObject()
                    .put("alg", "SHA-512")
                    .put("content", npmSum(locked));
            row(name, version, List.of(licence), "the pages");
            text(name, folder.resolve("node_modules").resolve(name));
        }
    }

    /** What npm checks when it installs: SHA-512, base64. */
    private static String npmSum(JsonNode locked) {
        String said = locked.path("integrity").asText().replaceFirst("^sha512-", "");
        return HexFormat.of().formatHex(java.util.Base64.getDecoder().decode(said));
    }

    private void text(String name, Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                if (file.getFileName()
                        .toString()
                        .matches("(?i)(licen[cs]e|notice)(\\.(md|txt))?")) {
                    texts.merge(name, Files.readString(file).strip(), (a, b) -> a + "\n\n" + b);
                }
            }
        }
    }

    /** The runtime, whose own notices lie in {@code runtime/legal}. */
    private void runtime() throws IOException {
        var said = new java.util.Properties();
        try (InputStream in = Files.newInputStream(release.resolve("runtime/release"))) {
            said.load(in);
        }
        String version = said.getProperty("JAVA_VERSION", "").replace("\"", "");
        String licence = "GPL-2.0-only WITH Classpath-exception-2.0";
        ObjectNode part = part("platform", "openjdk", version, "pkg:generic/openjdk@" + version);
        part.set("licenses", licences(List.of(licence)));
        row("openjdk", version, List.of(licence), "runtime/ (its notices: runtime/legal)");
        if (!Files.isDirectory(release.resolve("runtime/legal/java.base"))) {
            throw new IOException("the runtime has no notices");
        }
    }

    private ObjectNode part(String type, String name, String version, String purl) {
        ObjectNode part = components.addObject();
        part.put("type", type).put("bom-ref", purl).put("name", name).put("version", version);
        return part.put("purl", purl);
    }

    private static ArrayNode licences(List<String> all) {
        ArrayNode list = JSON.createArrayNode();
        if (all.size() == 1 && all.getFirst().contains(" ")) {
            boolean expression = all.getFirst().matches(".* (WITH|AND|OR) .*");
            if (expression) {
                list.addObject().put("expression", all.getFirst());
                return list;
            }
        }
        for (String each : all) {
            list.addObject()
                    .putObject("license")
                    .put(each.matches("[A-Za-z0-9.+-]+") ? "id" : "name", each);
        }
        return list;
    }

    private void row(String name, String version, List<String> licences, String where) {
        rows.put(
                name + " " + where,
                "| %s | %s | %s | %s |\n"
                        .formatted(name, version, String.join(" or ", licences), where));
    }

    private String page() {
        var page = new StringBuilder();
        page.append(
                "# Third-party parts\n\n"
                    + "What this release is made of beside Dragoman itself (Apache-2.0, LICENSE)."
                    + " ");
        page.append(
                "`sbom.cdx.json` is the same for programs.\n"
                        + "The jars in `lib` have their licences and notices ");
        page.append(
                "inside, below `META-INF`.\n\n"
                        + "| part | version | licence | where |\n"
                        + "|---|---|---|---|\n");
        rows.values().forEach(page::append);
        page.append("\n## Licences of what is bundled into the pages\n");
        texts.forEach(
                (name, text) ->
                        page.append("\n### ")
                                .append(name)
                                .append("\n\n```\n")
                                .append(text)
                                .append("\n```\n"));
        return page.toString();
    }
}
