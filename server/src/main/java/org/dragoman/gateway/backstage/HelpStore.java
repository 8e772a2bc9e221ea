package org.dragoman.gateway.backstage;

import com.google.protobuf.InvalidProtocolBufferException;

import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.HelpDesk.Request;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.HelpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open requests for help as they outlast a crash. What the hub asked on behalf of an alarm is not among them: an alarm that
 * still stands after a restart opens its request anew.
 */
final class HelpStore {
    private static final Logger log = LoggerFactory.getLogger(HelpStore.class);

    private HelpStore() {}

    static List<Request> read(Map<String, byte[]> papers) {
        var requests = new ArrayList<Request>();
        papers.forEach(
                (name, paper) -> {
                    try {
                        requests.add(request(HelpRequest.parseFrom(paper)));
                    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
                        log.warn("request {} for help cannot be read: {}", name, e.getMessage());
                    }
                });
        requests.sort((one, other) -> Integer.compare(one.number(), other.number()));
        return requests;
    }

    private static Request request(HelpRequest wire) {
        var wish =
                new HelpDesk.Wish(
                        HelpDesk.Kind.valueOf(
                                wire.getKind().name().substring("HELP_KIND_".length())),
                        Optional.of(wire.getParticipant())
                                .filter(id -> !id.isEmpty())
                                .map(ParticipantId::new),
                        Optional.of(wire.getBooth()).filter(id -> !id.isEmpty()).map(BoothId::new),
                        wire.getChannel(),
                        wire.getNote(),
                        Optional.empty());
        return new Request(
                wire.getRequest(),
                wish,
                HelpDesk.State.valueOf(wire.getState().name().substring("HELP_STATE_".length())),
                wire.getTimes(),
                wire.getAskedAtMs(),
                Optional.of(wire.getTakenBy()).filter(id -> !id.isEmpty()).map(ParticipantId::new),
                wire.getTakenAtMs(),
                wire.getClosedAtMs());
    }

    /** Keeps what changed, and throws away what is done. */
    static void write(HelpDesk before, HelpDesk now, KeptState.Part kept) {
        for (Request request : now.requests()) {
            if (isKept(request) && !before.requests().contains(request)) {
                kept.put(name(request), BackstageViews.request(request).toByteArray());
            }
        }
        for (Request request : before.requests()) {
            boolean stays =
                    now.requests().stream()
                            .anyMatch(r -> r.number() == request.number() && isKept(r));
            if (isKept(request) && !stays) {
                kept.remove(name(request));
            }
        }
    }

    private static boolean isKept(Request request) {
        return !request.closed() && request.wish().kind() != HelpDesk.Kind.ALARM;
    }

    private static String name(Request request) {
        return Integer.toString(request.number());
    }
}
