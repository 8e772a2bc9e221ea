package org.dragoman.settings;

import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;
import org.dragoman.yaml.Tree;
import org.dragoman.yaml.YamlFile;

import java.nio.file.Path;
import java.util.Optional;

/** The server's configuration as a person writes it, in YAML. Either all of it is right, or all that is wrong is told. */
public final class SettingsFile {
    private SettingsFile() {}

    /** The settings of a file, or the defaults where there is none, with what overrides them. */
    public static Settings read(Optional<Path> file, Overrides overrides) throws SettingsException {
        Mistakes mistakes = new Mistakes();
        Optional<Tree.Mapping> tree =
                file.isPresent()
                        ? YamlFile.read(file.get(), mistakes)
                        : Optional.of(Tree.Mapping.empty());
        Optional<Settings> settings =
                tree.map(said -> overrides.over(said, mistakes))
                        .map(said -> settings(said, folder(file), mistakes));
        if (!mistakes.none() || settings.isEmpty()) {
            String name = file.map(Path::toString).orElse("settings");
            throw new SettingsException(name, mistakes.inOrder());
        }
        return settings.get();
    }

    private static Settings settings(Tree.Mapping tree, Path folder, Mistakes mistakes) {
        Section root = Section.root(tree, mistakes);
        Settings settings = Settings.of(new Values(root, folder));
        root.finish();
        return settings;
    }

    private static Path folder(Optional<Path> file) {
        Path parent = file.map(Path::getParent).orElse(null);
        return parent == null ? Path.of("") : parent;
    }
}
