package org.dragoman.settings;

import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;
import org.dragoman.yaml.YamlFile;

import java.nio.file.Path;

/** Files of settings at random: each is read, or its mistakes are told. */
public final class SettingsFuzz {
    private SettingsFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[] {'a'});
    }

    /** One file. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        var mistakes = new Mistakes();
        var tree = YamlFile.read(bytes, mistakes);
        if (tree.isEmpty()) {
            if (mistakes.none()) {
                throw new IllegalStateException("not read, and nobody says why");
            }
            return;
        }
        Section root = Section.root(tree.get(), mistakes);
        Settings.of(new Values(root, Path.of("")));
        root.finish();
    }
}
