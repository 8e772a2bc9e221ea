package org.dragoman.client;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;

import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The views of the protocol: what a Welcome brings and the hub then tells anew, under the same name, one by one. */
final class Views {
    private static final OneofDescriptor BODY = ServerMessage.getDescriptor().getOneofs().get(0);
    private static final Map<FieldDescriptor, FieldDescriptor> IN_WELCOME = inWelcome();

    private Views() {}

    /** The field of Welcome that holds what this message tells, if that is a view. */
    static Optional<FieldDescriptor> fieldOf(ServerMessage message) {
        return message.hasOneof(BODY)
                ? Optional.ofNullable(IN_WELCOME.get(message.getOneofFieldDescriptor(BODY)))
                : Optional.empty();
    }

    /** What a message tells. */
    static Message of(ServerMessage message) {
        return (Message) message.getField(message.getOneofFieldDescriptor(BODY));
    }

    /** Positions and versions are unsigned; a repeated one carries the same or a repaired view. */
    static boolean isNewer(ServerMessage message, Welcome seen, FieldDescriptor view) {
        return Long.compareUnsigned(newness(of(message)), newness((Message) seen.getField(view)))
                >= 0;
    }

    /** The largest position among the views. */
    static long positionOf(Welcome seen) {
        return IN_WELCOME.values().stream()
                .filter(view -> newness(view.getMessageType()).getName().equals("position"))
                .mapToLong(view -> newness((Message) seen.getField(view)))
                .max()
                .orElse(0);
    }

    private static long newness(Message view) {
        return (long) view.getField(newness(view.getDescriptorForType()));
    }

    /** The first field of each view: its position in the journal, or a version where it is not of the journal. */
    private static FieldDescriptor newness(Descriptor view) {
        return view.findFieldByNumber(1);
    }

    private static Map<FieldDescriptor, FieldDescriptor> inWelcome() {
        Map<FieldDescriptor, FieldDescriptor> views = new HashMap<>();
        for (FieldDescriptor told : BODY.getFields()) {
            FieldDescriptor brought = Welcome.getDescriptor().findFieldByName(told.getName());
            if (brought != null
                    && !brought.isRepeated()
                    && told.getMessageType().getName().endsWith("View")
                    && brought.getMessageType().equals(told.getMessageType())) {
                views.put(told, brought);
            }
        }
        return Map.copyOf(views);
    }
}
