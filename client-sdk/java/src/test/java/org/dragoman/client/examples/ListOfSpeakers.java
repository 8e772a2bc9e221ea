package org.dragoman.client.examples;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Room;
import org.dragoman.client.SessionListener;
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
                                    public void connected(Room room) {
                                        told.accept(names(room, language));
                                    }

                                    @Override
                                    public void changed(Room room) {
                                        told.accept(names(room, language));
                                    }
                                })
                        .build();
        client.connect();
    }

    private static List<String> names(Room room, String language) {
        return room.list().getTurnsList().stream()
                .map(Turn::getParticipant)
                .map(
                        id ->
                                room.participant(id)
                                        .map(p -> p.getName().getInOrDefault(language, id))
                                        .orElse(id))
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
