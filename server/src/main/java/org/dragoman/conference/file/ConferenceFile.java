package org.dragoman.conference.file;

import org.dragoman.conference.Conference;
import org.dragoman.conference.SpeechLimits;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;
import org.dragoman.yaml.Tree;
import org.dragoman.yaml.YamlFile;

import java.nio.file.Path;
import java.util.Optional;

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
        return conference(file.toString(), YamlFile.read(file, mistakes), limits, mistakes);
    }

    /** The conference that bytes describe; {@code name} stands in the mistakes where a file's name would. */
    public static Conference read(String name, byte[] bytes) throws ConferenceFileException {
        Mistakes mistakes = new Mistakes();
        return conference(name, YamlFile.read(bytes, mistakes), SpeechLimits.STANDARD, mistakes);
    }

    /** Whether a file is meant to describe a conference, right or wrong. */
    public static boolean describesConference(Path file) {
        return YamlFile.read(file, new Mistakes())
                .map(Tree.Mapping::entries)
                .filter(keys -> keys.containsKey("languages") || keys.containsKey("days"))
                .isPresent();
    }

    private static Conference conference(
            String name, Optional<Tree.Mapping> tree, SpeechLimits limits, Mistakes mistakes)
            throws ConferenceFileException {
        Optional<Conference> conference =
                tree.flatMap(
                        mapping -> {
                            Section root = Section.root(mapping, mistakes);
                            var read = new ConferenceReading(root, limits).conference();
                            root.finish();
                            return read;
                        });
        if (!mistakes.none() || conference.isEmpty()) {
            throw new ConferenceFileException(name, mistakes.inOrder());
        }
        return conference.get();
    }
}
