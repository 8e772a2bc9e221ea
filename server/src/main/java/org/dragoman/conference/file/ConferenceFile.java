package org.dragoman.conference.file;

import org.dragoman.conference.Conference;
import org.dragoman.conference.SpeechLimits;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;
import org.dragoman.yaml.Tree;
import org.dragoman.yaml.YamlFile;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A conference as people write it down before the day, in YAML. Either all of it is right, or all that is wrong is told. */
public final class ConferenceFile {
    private ConferenceFile() {}

    /** The conference a file describes. */
    public static Conference read(Path file) throws ConferenceFileException {
        return read(file, SpeechLimits.STANDARD);
    }

    /** The conference a file describes, with limits for the items that name none. */
    public static Conference read(Path file, SpeechLimits limits) throws ConferenceFileException {
        Mistakes mistakes = new Mistakes();
        return conference(
                file.toString(),
                YamlFile.read(file, mistakes),
                tree ->
                        new ConferenceReading(
                                Section.root(tree, mistakes),
                                limits,
                                Optional.ofNullable(file.toAbsolutePath().getParent())),
                mistakes);
    }

    /** The conference that bytes describe; {@code name} stands in the mistakes where a file's name would. */
    public static Conference read(String name, byte[] bytes) throws ConferenceFileException {
        Mistakes mistakes = new Mistakes();
        return conference(
                name,
                YamlFile.read(bytes, mistakes),
                tree ->
                        new ConferenceReading(
                                Section.root(tree, mistakes),
                                SpeechLimits.STANDARD,
                                Optional.empty()),
                mistakes);
    }

    /** Whether a file is meant to describe a conference, right or wrong. */
    public static boolean describesConference(Path file) {
        return YamlFile.read(file, new Mistakes())
                .map(Tree.Mapping::entries)
                .filter(keys -> keys.containsKey("languages") || keys.containsKey("days"))
                .isPresent();
    }

    private static Conference conference(
            String name,
            Optional<Tree.Mapping> tree,
            Function<Tree.Mapping, ConferenceReading> reading,
            Mistakes mistakes)
            throws ConferenceFileException {
        Optional<Conference> conference = tree.map(reading).flatMap(ConferenceReading::whole);
        if (!mistakes.none() || conference.isEmpty()) {
            throw new ConferenceFileException(name, mistakes.inOrder());
        }
        return conference.get();
    }
}
