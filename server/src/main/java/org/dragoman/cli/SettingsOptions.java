package org.dragoman.cli;

import org.dragoman.settings.Overrides;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The options that say how the server is to run, shared by the subcommands that read its configuration. */
public final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; config/dragoman.yaml has every key with its default.")
    @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a key of the configuration, like public.port=9000. Repeatable.")
    List<String> assignments = List.of();

    /** The file, if one was named. */
    public Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    /** What this command line and the environment say instead of the file. */
    public Overrides overrides() {
        return new Overrides(System.getenv(), assignments);
    }

    /** These options, with the configuration that is shipped where none was named. */
    SettingsOptions orShipped() {
        if (config == null) {
            config = Path.of(System.getProperty("dragoman.home", "."), "config", "dragoman.yaml");
        }
        return this;
    }
}
