package org.dragoman.gateway.backstage;

import org.dragoman.backstage.BackstageCommand;
import org.dragoman.backstage.Chat;
import org.dragoman.backstage.Pads;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.threads.Owner;

import java.util.HashMap;
import java.util.Map;

/**
 * What is written behind the scenes: lines of chat, and the pad of each booth.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class ChatAndPads {
    private static final int LINES_PER_SECOND = 3;

    private final Owner owner = new Owner();
    private final BackstageTelling runner;
    private final Map<ParticipantId, Rate> rates = new HashMap<>();
    private volatile Chat chat = Chat.EMPTY;
    private volatile Pads pads = Pads.EMPTY;

    ChatAndPads(BackstageTelling runner) {
        this.runner = runner;
    }

    void say(BackstageCommand.SendChat line, Viewer by, long nowMs) throws Unreadable {
        assert owner.here();
        if (!rates.computeIfAbsent(by.id(), who -> new Rate(LINES_PER_SECOND)).allows(nowMs)) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_RATE_LIMITED, "");
        }
        chat = chat.with(by, line.to(), line.text(), line.quick(), nowMs);
        var told = chat.lines().getLast();
        runner.tell(
                told::readBy,
                ServerMessage.newBuilder().setChat(BackstageViews.line(told)).build());
    }

    void writePad(String text, Viewer by, long nowMs) throws Unreadable {
        assert owner.here();
        Unreadable.forbiddenUnless(by.booth().isPresent());
        BoothId booth = by.booth().get();
        pads = pads.with(booth, text, by.id(), nowMs);
        var view = BackstageViews.pad(runner.next(), booth, pads.of(booth));
        runner.show(
                ViewKind.PAD,
                v -> v.isOf(booth),
                v -> ServerMessage.newBuilder().setPad(view).build());
    }

    void welcome(Viewer viewer, Welcome.Builder welcome) {
        chat.of(viewer).forEach(line -> welcome.addChat(BackstageViews.line(line)));
        viewer.booth()
                .ifPresent(
                        b -> welcome.setPad(BackstageViews.pad(runner.version(), b, pads.of(b))));
    }
}
