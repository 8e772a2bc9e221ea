package org.dragoman.client.examples;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.Turn;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Tells the list of speakers by name, in one language, each time it changes. */
public final class ListOfSpeakers implements AutoCloseable {
    private final DragomanClient client;

    public ListOfSpeakers(URI hub, String token, String language, Consumer<List<String>> told) {
        client =
                DragomanClient.builder(hub)
                        .token(() -> token)
                        .language(language)
                        .listener(
                                new SessionListener() {
                                    @Override
                                    public void connected(Snapshot snapshot) {
                                        told.accept(names(snapshot, language));
                                    }

                                    @Override
                                    public void changed(Snapshot snapshot) {
                                        told.accept(names(snapshot, language));
                                    }
                                })
                        .build();
        client.connect();
    }

    private static List<String> names(Snapshot snapshot, String language) {
        return snapshot.list().getTurnsList().stream()
                .map(Turn::getParticipant)
                .map(
                        id ->
                                snapshot.participant(id)
                                        .map(p -> p.getName().getInOrDefault(language, id))
                                        .orElse(id))
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
