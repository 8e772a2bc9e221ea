package org.dragoman.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the tree of one YAML document from the parser's events, within limits, without anchors, aliases and tags. */
final class TreeBuilder {
    private static final int DEPTH_MAX = 20;
    private static final int PARTS_MAX = 500_000;

    private final Iterator<Event> events;
    private final Mistakes mistakes;
    private boolean understood = true;
    private int parts;

    private TreeBuilder(Iterator<Event> events, Mistakes mistakes) {
        this.events = events;
        this.mistakes = mistakes;
    }

    static Optional<Tree.Mapping> build(String text, Mistakes mistakes) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(SourceText.BYTES_MAX).build();
        Mark at = new Mark("", 0, 0, 0, new int[0], 0);
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return new TreeBuilder(events, mistakes).document();
        } catch (Unusable e) {
            mistakes.add(e.place, e.text);
        } catch (MarkedYamlEngineException e) {
            mistakes.add(
                    place(e.getProblemMark().or(e::getContextMark).orElse(at)),
                    "this is not YAML: " + said(e));
        } catch (RuntimeException e) {
            // The parser's own trouble with a text is a mistake of the text.
            mistakes.add(new Place.WholeFile(), "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static String said(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem()).replaceAll("\\s+", " ");
        return e.getContext() == null ? problem : problem + " (" + e.getContext() + ")";
    }

    private Optional<Tree.Mapping> document() {
        Tree root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent && root != null) {
                throw new Unusable(
                        place(event), "a second document starts here; keep one in each file");
            }
            if (event instanceof NodeEvent node) {
                root = tree(node, 0);
            }
        }
        return switch (root) {
            case Tree.Mapping mapping -> understood ? Optional.of(mapping) : Optional.empty();
            case null -> throw new Unusable(new Place.WholeFile(), "the file is empty");
            case Tree.Scalar s when s.isEmpty() ->
                    throw new Unusable(new Place.WholeFile(), "the file is empty");
            case Tree.Sequence s -> throw notAMapping(s);
            case Tree.Scalar s -> throw notAMapping(s);
        };
    }

    private static Unusable notAMapping(Tree tree) {
        return new Unusable(
                tree.place(), "the file must be a mapping of keys to values, not " + tree.kind());
    }

    private Tree tree(NodeEvent event, int depth) {
        if (++parts > PARTS_MAX) {
            throw new Unusable(place(event), "the file has more than " + PARTS_MAX + " values");
        }
        if (depth > DEPTH_MAX) {
            throw new Unusable(place(event), "lists and mappings are nested too deep here");
        }
        refuseCleverness(event);
        return switch (event) {
            case MappingStartEvent start -> mapping(start, depth);
            case CollectionStartEvent start -> sequence(start, depth);
            case ScalarEvent s -> new Tree.Scalar(place(s), s.getValue(), s.isPlain());
            default -> new Tree.Scalar(place(event), "", true);
        };
    }

    private void refuseCleverness(NodeEvent event) {
        if (event instanceof AliasEvent) {
            wrong(event, "an alias (*) is not allowed here; write the value out");
        } else if (event.getAnchor().isPresent()) {
            wrong(event, "an anchor (&) is not allowed here; take it out");
        }
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent start -> start.getTag();
                    default -> Optional.empty();
                };
        if (tag.isPresent()) {
            wrong(event, "a tag (!) is not allowed here; take it out");
        }
    }

    private Tree.Mapping mapping(MappingStartEvent start, int depth) {
        Map<String, Tree.Entry> entries = new LinkedHashMap<>();
        while (events.next() instanceof NodeEvent keyEvent) {
            Tree key = tree(keyEvent, depth + 1);
            Tree value = tree((NodeEvent) events.next(), depth + 1);
            if (key instanceof Tree.Scalar(Place place, String text, boolean plain)) {
                Tree.Entry first = entries.putIfAbsent(text, new Tree.Entry(place, value));
                if (first != null) {
                    mistakes.add(
                            place,
                            "key "
                                    + Form.quoted(text)
                                    + " appears twice, first at "
                                    + first.place().spoken()
                                    + "; keep one");
                }
            } else {
                wrong(keyEvent, "a key must be a single word, not " + key.kind());
            }
        }
        return new Tree.Mapping(place(start), entries);
    }

    private Tree.Sequence sequence(CollectionStartEvent start, int depth) {
        List<Tree> items = new ArrayList<>();
        while (events.next() instanceof NodeEvent item) {
            items.add(tree(item, depth + 1));
        }
        return new Tree.Sequence(place(start), items);
    }

    /** Notes a mistake after which the rest of the file is still read, but only for more of the kind. */
    private void wrong(Event event, String text) {
        understood = false;
        mistakes.add(place(event), text);
    }

    private static Place place(Event event) {
        return event.getStartMark().map(TreeBuilder::place).orElse(new Place.WholeFile());
    }

    private static Place place(Mark mark) {
        return new Place.InFile(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A mistake after which reading on makes no sense. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Place place;
        private final String text;

        Unusable(Place place, String text) {
            super(text, null, false, false);
            this.place = place;
            this.text = text;
        }
    }
}
