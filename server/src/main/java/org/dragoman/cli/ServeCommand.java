package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.conference.Conference;
import org.dragoman.settings.Settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs the server for a conference until it is stopped. */
@Command(
        name = "serve",
        description = {
            "Run the server until it is stopped (Ctrl+C, SIGTERM).",
            "Without --config every key has its default."
        })
public final class ServeCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--badges",
            description = "Print a link for every badge of the conference. They are secrets.")
    boolean badges;

    @Override
    public Integer call() {
        var line = spec.commandLine();
        return new Running(options, line.getOut(), line.getErr()).until(this::begin);
    }

    private AutoCloseable begin(
            Server house, Settings settings, Conference conference, PrintWriter out) {
        var links = new Links(house, settings);
        out.println("dragoman serves " + conference.id() + " on " + links.site());
        out.println(
                "metrics and health on http"
                        + (settings.management().encrypted() ? "s://" : "://")
                        + settings.management().address().host()
                        + ":"
                        + house.managementPort());
        links.sites().stream().skip(1).forEach(site -> out.println("also reached at " + site));
        warnings(settings, links).forEach(warning -> out.println("warning: " + warning));
        if (badges) {
            conference.participants().forEach(p -> out.println(p.id() + " " + links.of(p)));
        }
        out.flush();
        return () -> {};
    }

    private static List<String> warnings(Settings settings, Links links) {
        var warnings = new ArrayList<String>();
        links.warning().ifPresent(warnings::add);
        if (settings.open().tls() instanceof Settings.Tls.SelfSigned) {
            warnings.add(
                    "the certificate is one of the server's own: browsers ask each person whether"
                            + " to trust it, and many phones will not accept it; public.tls.mode"
                            + " files or acme has one that they accept");
        }
        return warnings;
    }
}
