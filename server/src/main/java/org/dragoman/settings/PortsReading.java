package org.dragoman.settings;

import org.dragoman.settings.PortForms.Mode;
import org.dragoman.settings.Settings.Address;
import org.dragoman.settings.Settings.PublicPort;
import org.dragoman.settings.Settings.Tls;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        if (mode.value() == Mode.PLAIN && !isLoopback(host.value())) {
            mistakes.add(
                    host.place(),
                    Form.quoted(host.value())
                            + " is beyond this machine, and tls.mode is plain; make tls.mode"
                            + " self-signed or files, or the host 127.0.0.1");
        }
        return new PublicPort(
                new Address(host.value(), values.whole(Key.PUBLIC_PORT)),
                tls(mode),
                values.words(Key.PUBLIC_ORIGINS));
    }

    private Tls tls(Found<Mode> mode) {
        Optional<Found<Path>> certificate = values.maybe(Key.TLS_CERTIFICATE, Path.class);
        Optional<Found<Path>> key = values.maybe(Key.TLS_KEY, Path.class);
        return switch (mode.value()) {
            case PLAIN -> without(certificate, key, new Tls.Plain());
            case SELF_SIGNED -> without(certificate, key, new Tls.SelfSigned());
            case FILES ->
                    new Tls.Files(pem(mode, certificate, "certificate"), pem(mode, key, "key"));
        };
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

    Address management() {
        int open = values.whole(Key.PUBLIC_PORT);
        Found<Integer> port = values.found(Key.MANAGEMENT_PORT, Integer.class);
        if (port.value() != 0 && port.value() == open) {
            mistakes.add(
                    port.place(),
                    "management.port " + open + " is the public port too; choose another");
        }
        return new Address(values.found(Key.MANAGEMENT_HOST, String.class).value(), port.value());
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
