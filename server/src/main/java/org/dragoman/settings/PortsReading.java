package org.dragoman.settings;

import org.dragoman.settings.PortForms.Cover;
import org.dragoman.settings.PortForms.Mode;
import org.dragoman.settings.PortForms.Proof;
import org.dragoman.settings.Settings.Address;
import org.dragoman.settings.Settings.ManagementPort;
import org.dragoman.settings.Settings.PublicPort;
import org.dragoman.settings.Settings.Tls;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads where the server listens, and how what passes there is kept secret. */
final class PortsReading {
    private final Values values;
    private final Mistakes mistakes;

    PortsReading(Values values) {
        this.values = values;
        this.mistakes = values.mistakes();
    }

    PublicPort open() {
        Found<String> host = values.found(Key.PUBLIC_HOST, String.class);
        Found<Mode> mode = values.found(Key.TLS_MODE, Mode.class);
        boolean byProxy = !values.words(Key.PUBLIC_PROXIES).isEmpty();
        if (mode.value() == Mode.PLAIN && !isLoopback(host.value()) && !byProxy) {
            mistakes.add(
                    host.place(),
                    Form.quoted(host.value())
                            + " is beyond this machine, and tls.mode is plain; make tls.mode"
                            + " self-signed or files, or the host 127.0.0.1; or name the proxies"
                            + " that alone may ask there in public.proxies");
        }
        return new PublicPort(
                new Address(host.value(), values.whole(Key.PUBLIC_PORT)),
                values.maybe(Key.PUBLIC_URL, String.class).map(Found::value).map(URI::create),
                tls(mode),
                values.words(Key.PUBLIC_ORIGINS),
                values.words(Key.PUBLIC_PROXIES).stream().map(Cidr::of).toList());
    }

    private Tls tls(Found<Mode> mode) {
        Optional<Found<Path>> certificate = values.maybe(Key.TLS_CERTIFICATE, Path.class);
        Optional<Found<Path>> key = values.maybe(Key.TLS_KEY, Path.class);
        return switch (mode.value()) {
            case PLAIN -> without(certificate, key, new Tls.Plain());
            case SELF_SIGNED -> without(certificate, key, new Tls.SelfSigned());
            case ACME -> without(certificate, key, acme(mode));
            case FILES ->
                    new Tls.Files(pem(mode, certificate, "certificate"), pem(mode, key, "key"));
        };
    }

    private Tls acme(Found<Mode> mode) {
        String name =
                values.maybe(Key.PUBLIC_URL, String.class)
                        .map(Found::value)
                        .filter(url -> url.startsWith("https:"))
                        .map(url -> URI.create(url).getHost())
                        .filter(host -> host.indexOf('.') > 0 && !host.matches("[0-9.]+"))
                        .orElse("");
        if (name.isEmpty()) {
            mistakes.add(
                    mode.place(),
                    "tls.mode is acme, but an authority certifies names, and public.url has none;"
                            + " write it like https://conference.example");
        }
        boolean http = values.found(Key.ACME_CHALLENGE, Proof.class).value() == Proof.HTTP_01;
        return new Tls.Acme(
                URI.create(values.found(Key.ACME_DIRECTORY, String.class).value()),
                name,
                values.maybe(Key.ACME_CONTACT, String.class).map(Found::value),
                http ? OptionalInt.of(values.whole(Key.ACME_HTTP_PORT)) : OptionalInt.empty());
    }

    private Tls without(Optional<Found<Path>> certificate, Optional<Found<Path>> key, Tls tls) {
        for (Optional<Found<Path>> unused : List.of(certificate, key)) {
            unused.ifPresent(
                    found ->
                            mistakes.add(
                                    found.place(),
                                    "a PEM file is named, but tls.mode does not use one; make"
                                            + " tls.mode files, or take it out"));
        }
        return tls;
    }

    private Path pem(Found<Mode> mode, Optional<Found<Path>> file, String key) {
        if (file.isEmpty()) {
            mistakes.add(
                    mode.place(),
                    "tls.mode is files, but tls." + key + " is missing; name the PEM file");
            return Path.of(key);
        }
        if (!Files.isReadable(file.get().value())) {
            mistakes.add(
                    file.get().place(),
                    "tls.%s %s is not there or may not be read; check path and rights"
                            .formatted(key, Form.quoted(file.get().value().toString())));
        }
        return file.get().value();
    }

    ManagementPort management() {
        int open = values.whole(Key.PUBLIC_PORT);
        Found<Integer> port = values.found(Key.MANAGEMENT_PORT, Integer.class);
        if (port.value() != 0 && port.value() == open) {
            mistakes.add(
                    port.place(),
                    "management.port " + open + " is the public port too; choose another");
        }
        Found<Cover> cover = values.found(Key.MANAGEMENT_TLS, Cover.class);
        boolean encrypted = cover.value() == Cover.PUBLIC;
        if (encrypted && values.found(Key.TLS_MODE, Mode.class).value() == Mode.PLAIN) {
            mistakes.add(
                    cover.place(),
                    "management.tls is public, but the public port has no certificate:"
                            + " public.tls.mode is plain; choose another mode, or make"
                            + " management.tls plain");
        }
        return new ManagementPort(
                new Address(values.found(Key.MANAGEMENT_HOST, String.class).value(), port.value()),
                values.words(Key.MANAGEMENT_HOSTS),
                values.maybe(Key.MANAGEMENT_TOKEN_FILE, Path.class).map(this::token),
                encrypted);
    }

    private Path token(Found<Path> file) {
        if (!Files.isReadable(file.value())) {
            mistakes.add(
                    file.place(),
                    "management.token_file %s is not there or may not be read; check path and rights"
                            .formatted(Form.quoted(file.value().toString())));
        }
        return file.value();
    }

    /** Whether a host is this machine without asking anybody for its address. */
    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
