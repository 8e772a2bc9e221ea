package org.dragoman.yaml;

import java.nio.file.Path;
import java.util.Optional;

/** A YAML file on disk, read into a tree. What it means is asked of a {@link Section}. */
public final class YamlFile {
    private YamlFile() {}

    /** What the file says; empty, with mistakes noted, if it cannot be understood as YAML. */
    public static Optional<Tree.Mapping> read(Path file, Mistakes mistakes) {
        return SourceText.read(file, mistakes).flatMap(text -> TreeBuilder.build(text, mistakes));
    }

    /** The same for bytes that are at hand. */
    public static Optional<Tree.Mapping> read(byte[] bytes, Mistakes mistakes) {
        return SourceText.decode(bytes, mistakes)
                .flatMap(text -> TreeBuilder.build(text, mistakes));
    }
}
