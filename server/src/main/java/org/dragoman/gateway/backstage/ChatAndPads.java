package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Chat;
import org.dragoman.backstage.Pads;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.wire.BackstageReader;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.SendChat;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is written behind the scenes: lines of chat, and the pad of each booth.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class ChatAndPads {
    private static final int LINES_PER_SECOND = 3;
    private static final Pattern QUICK = Pattern.compile("[a-z0-9-]{1,32}");

    private final BackstageTelling runner;
    private final BackstageReader asking;
    private final Map<ParticipantId, Rate> rates = new HashMap<>();
    private volatile Chat chat = Chat.EMPTY;
    private volatile Pads pads = Pads.EMPTY;

    ChatAndPads(BackstageTelling runner, BackstageReader asking) {
        this.runner = runner;
        this.asking = asking;
    }

    void say(SendChat wire, Viewer by, long nowMs) throws Unreadable {
        Unreadable.forbiddenUnless(by.worksHere());
        var to = asking.whom(wire.getTo(), by);
        String quick = wire.getQuick();
        String text = BackstageReader.shortWords(wire.getText(), Chat.TEXT_MAX, "text");
        if (text.isEmpty() == quick.isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, "text");
        }
        if (!quick.isEmpty() && !QUICK.matcher(quick).matches()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, "quick");
        }
        if (!rates.computeIfAbsent(by.id(), who -> new Rate(LINES_PER_SECOND)).allows(nowMs)) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_RATE_LIMITED, "");
        }
        chat = chat.with(by, to, text, quick, nowMs);
        var line = chat.lines().getLast();
        runner.tell(
                line::readBy,
                ServerMessage.newBuilder().setChat(BackstageViews.line(line)).build());
    }

    void writePad(String text, Viewer by, long nowMs) throws Unreadable {
        Unreadable.forbiddenUnless(by.booth().isPresent());
        BoothId booth = by.booth().get();
        String plain = BackstageReader.shortWords(text, Pads.TEXT_MAX, "text");
        pads = pads.with(booth, plain, by.id(), nowMs);
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
