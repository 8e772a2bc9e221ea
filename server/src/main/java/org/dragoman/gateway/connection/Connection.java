package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

import org.dragoman.conference.LanguageTag;
import org.dragoman.fanout.FrameCodec;
import org.dragoman.fanout.Listener;
import org.dragoman.fanout.Slot;
import org.dragoman.gateway.net.ClientAddress;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.net.Networks;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.net.Socket;
import org.dragoman.gateway.net.Ticking;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.wire.Garbled;
import org.dragoman.gateway.wire.MessageReader;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.settings.NamedNetworks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket from Hello to close: takes messages apart, keeps it to its limits, and notices when the other side is
 * gone.
 *
 * <p>Owner: its event loop.
 */
public final class Connection extends ChannelInboundHandlerAdapter implements Outward, Ticking {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int PINGS_PER_SECOND = 50;
    private static final int MESSAGES_PER_SECOND = 100;

    /** Words that may wait for whoever does not read, their Welcome aside, before they are told to come back. */
    private static final int PENDING_BYTES_MAX = 256 * 1024;

    private static final int GOING = 1000;
    private static final int INTERNAL_ERROR = 1011;
    private static final long LINGER_MS = 1000;
    private static final int BACK_MS = 200;
    private static final int BACK_SLOW_MS = 1000;

    private final Admission admission;
    private final NettyLoop loop;
    private final Socket socket;
    private final boolean json;
    private final String name;
    private final ChannelHandlerContext context;
    private final Liveness liveness;
    private final Rate pings = new Rate(PINGS_PER_SECOND);
    private final Rate messages = new Rate(MESSAGES_PER_SECOND);
    private final Map<ViewKind, Encoded> late = new EnumMap<>(ViewKind.class);
    private final Fragments fragments;
    private volatile LanguageTag language;
    private @Nullable Participation talk;
    private int welcomeBytes;
    private boolean closing;

    /** A connection that was just upgraded. On its loop. */
    public Connection(
            ChannelHandlerContext context, Admission admission, NettyLoop loop, boolean json) {
        this.context = context;
        this.admission = admission;
        this.language = admission.firstLanguage();
        this.loop = loop;
        this.json = json;
        this.socket = new Socket(context.channel(), json ? Encoded::audioAsJson : null);
        this.name = context.channel().id().asShortText();
        this.liveness =
                new Liveness(
                        admission.clock(),
                        admission.limits().pingSeconds(),
                        socket::ping,
                        () ->
                                leave(
                                        CloseCode.CLOSE_CODE_NO_PONG,
                                        Leaving.newBuilder().setRetryAfterMs(BACK_MS)));
        this.fragments = new Fragments(context.alloc(), admission.limits().messageBytes());
        context.executor()
                .schedule(this::requireHello, admission.limits().helloSeconds(), TimeUnit.SECONDS);
    }

    private void requireHello() {
        if (talk == null) {
            leave(CloseCode.CLOSE_CODE_NO_HELLO, Leaving.newBuilder());
        }
    }

    @Override
    public NettyLoop loop() {
        return loop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long nowMs() {
        return liveness.nowMs();
    }

    @Override
    public long silentMs(long nowMs) {
        return Math.min(liveness.silentMs(nowMs), nowMs - loop.resumedMs());
    }

    @Override
    public Sender sender() {
        if (talk == null) {
            throw new IllegalStateException("nobody has said Hello here yet");
        }
        return talk.sender();
    }

    @Override
    public LanguageTag language() {
        return language;
    }

    @Override
    public void answerIn(LanguageTag wanted) {
        assert loop.inside();
        language = wanted;
    }

    @Override
    public boolean isGone() {
        return !context.channel().isActive();
    }

    @Override
    public void tick(long nowMs) {
        if (talk != null && !closing) {
            talk.tick(nowMs, liveness);
            if (socket.pendingBytes() == 0) {
                welcomeBytes = 0;
            }
            if (socket.isStuck(nowMs)) {
                slow();
            }
        }
    }

    @Override
    public boolean listensTo(int channel) {
        Participation now = talk;
        return now != null && now.listensTo(channel);
    }

    @Override
    public void follow() {
        if (talk != null && !closing) {
            talk.follow();
        }
    }

    @Override
    public boolean reads(LanguageTag language) {
        return talk != null && talk.reads(language);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        assert loop.inside();
        try {
            if (closing) {
                drain(message);
            } else if (message instanceof WebSocketFrame frame) {
                liveness.heard();
                frame(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** Reads on until the other side has closed too: closing over unread bytes would lose our own last words. */
    private void drain(Object message) {
        if (message instanceof CloseWebSocketFrame) {
            context.close();
        }
    }

    private void frame(WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            ping(frame.content());
        } else if (frame instanceof CloseWebSocketFrame) {
            closeWith(GOING, "");
        } else if (!(frame instanceof PongWebSocketFrame)) {
            part(frame);
        }
    }

    private void ping(ByteBuf content) {
        if (!pings.allows(liveness.nowMs())) {
            leave(CloseCode.CLOSE_CODE_RATE, Leaving.newBuilder().setRetryAfterMs(10_000));
            return;
        }
        ByteBuf pong = context.alloc().buffer(content.readableBytes() + 4);
        FrameCodec.header(pong, 0x8A, content.readableBytes());
        socket.pong(pong.writeBytes(content));
    }

    private void part(WebSocketFrame frame) {
        if (frame.isFinalFragment() && !(frame instanceof ContinuationWebSocketFrame)) {
            whole(frame.content(), frame instanceof TextWebSocketFrame);
        } else if (!fragments.take(frame)) {
            closeWith(1009, "message too big");
        } else if (frame.isFinalFragment()) {
            boolean text = fragments.isText();
            ByteBuf all = fragments.whole();
            try {
                whole(all, text);
            } finally {
                all.release();
            }
        }
    }

    private void whole(ByteBuf content, boolean text) {
        if (text != json) {
            closeWith(1003, json ? "dragoman.v1.json takes text" : "dragoman.v1 takes binary");
        } else if (json && !MessageReader.isText(content)) {
            closeWith(1007, "no UTF-8");
        } else if (talk == null) {
            hello(content);
        } else if (!json && talk.hears(content)) {
            return;
        } else if (!messages.allows(liveness.nowMs())) {
            leave(CloseCode.CLOSE_CODE_RATE, Leaving.newBuilder().setRetryAfterMs(10_000));
        } else {
            ClientMessage message = read(content);
            if (message != null
                    && json
                    && message.getBodyCase() == ClientMessage.BodyCase.BODY_NOT_SET) {
                talk.unknown(MessageReader.unknown(content));
            } else if (message != null) {
                talk.take(message);
            }
        }
    }

    private void hello(ByteBuf content) {
        if (content.isReadable() && !MessageReader.isHello(content, json)) {
            leave(CloseCode.CLOSE_CODE_NO_HELLO, Leaving.newBuilder());
            return;
        }
        ClientMessage message = read(content);
        if (message == null) {
            return;
        }
        if (!message.hasHello()) {
            leave(CloseCode.CLOSE_CODE_NO_HELLO, Leaving.newBuilder());
            return;
        }
        language = admission.language(message.getHello().getLanguage());
        admission.admit(this, message.getHello());
    }

    /** From now on this is somebody's. */
    void enters(Participation begun) {
        talk = begun;
        loop.attend(this);
    }

    private @Nullable ClientMessage read(ByteBuf content) {
        try {
            return MessageReader.read(content, json);
        } catch (IOException e) {
            leave(CloseCode.CLOSE_CODE_BAD_MESSAGE, Leaving.newBuilder());
        } catch (Garbled e) {
            if (talk == null) {
                leave(CloseCode.CLOSE_CODE_BAD_MESSAGE, Leaving.newBuilder());
            } else {
                talk.refuse(e);
            }
        }
        return null;
    }

    @Override
    public void view(ViewKind kind, Encoded message) {
        if (socket.isWritable()) {
            socket.tell(message.buffer(json));
        } else {
            late.put(kind, message);
        }
    }

    @Override
    public void show(ViewKind kind, Encoded message) {
        if (loop.inside()) {
            view(kind, message);
        } else {
            later(() -> view(kind, message));
        }
    }

    @Override
    public void whisper(Encoded message) {
        if (!loop.inside()) {
            later(() -> whisper(message));
        } else if (!closing) {
            socket.play(message.buffer(json));
        }
    }

    Channel channel() {
        return context.channel();
    }

    /** The other side's address; empty where it has none. */
    String address() {
        return ClientAddress.of(context.channel()).map(InetAddress::getHostAddress).orElse("");
    }

    @Override
    public String network(NamedNetworks names) {
        return ClientAddress.of(context.channel())
                .map(address -> names.of(address).orElseGet(() -> Networks.of(address)))
                .orElse("");
    }

    @Override
    public void tell(Encoded message) {
        if (loop.inside()) {
            deliver(message);
        } else {
            later(() -> deliver(message));
        }
    }

    private void later(Runnable what) {
        loop.execute(
                () -> {
                    try {
                        what.run();
                    } catch (RuntimeException | Error e) {
                        failed(e);
                    }
                });
    }

    @Override
    public void failed(Throwable cause) {
        admission.failures().caught("connection", "", "", cause);
        log.atWarn().addKeyValue("connection", name).log("connection failed");
        if (closing) {
            context.close();
        } else {
            closeWith(INTERNAL_ERROR, "internal error");
        }
    }

    @Override
    public void deliver(Encoded message) {
        if (closing) {
            return;
        }
        socket.tell(message.buffer(json));
        if (socket.pendingBytes() > PENDING_BYTES_MAX + welcomeBytes) {
            slow();
        }
    }

    private void slow() {
        leave(CloseCode.CLOSE_CODE_SLOW, Leaving.newBuilder().setRetryAfterMs(BACK_SLOW_MS));
    }

    /** Says who they are here and how everything stands. */
    void greet(Greeting greeting, Welcome own) {
        if (closing) {
            return;
        }
        ByteBuf welcome =
                json
                        ? new Encoded(greeting.whole(own).build()).buffer(true)
                        : greeting.framed(own, context.alloc());
        welcomeBytes = welcome.readableBytes();
        socket.tell(welcome);
    }

    @Override
    public ByteBufAllocator allocator() {
        return context.alloc();
    }

    @Override
    public Listener ear() {
        return socket;
    }

    @Override
    public long soundMissed() {
        return socket.dropped();
    }

    @Override
    public void sits(Slot seat) {
        if (!json) {
            socket.sits(seat);
        }
    }

    @Override
    public void rises(Slot seat) {
        socket.rises(seat);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        var views = late.values().iterator();
        while (socket.isWritable() && views.hasNext()) {
            socket.tell(views.next().buffer(json));
            views.remove();
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void leave(CloseCode code, Leaving.Builder leaving) {
        if (closing) {
            return;
        }
        leaving.setCode(code).setText(admission.texts().say(code.name(), language));
        socket.tell(
                new Encoded(ServerMessage.newBuilder().setLeaving(leaving).build()).buffer(json));
        admission.closing(code);
        log.atInfo()
                .addKeyValue("connection", name)
                .addKeyValue("code", code.getNumber())
                .log("closed by the hub");
        closeWith(code.getNumber(), code.name());
    }

    /** Closes with a code of RFC 6455 or our own. */
    void closeWith(int code, String reason) {
        if (closing) {
            return;
        }
        closing = true;
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuf close = context.alloc().buffer(text.length + 4);
        FrameCodec.header(close, 0x88, text.length + 2);
        close.writeShort(code).writeBytes(text);
        var said = context.writeAndFlush(close);
        if (code == GOING) {
            said.addListener(ChannelFutureListener.CLOSE);
        }
        context.executor().schedule(() -> context.close(), LINGER_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        if (talk != null) {
            talk.end();
        }
        socket.release();
        fragments.release();
        admission.gone(context.channel());
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException broken) {
            closeWith(broken.closeStatus().code(), "protocol");
        } else if (cause instanceof TooLongFrameException) {
            closeWith(1009, "message too big");
        } else if (cause instanceof IOException) {
            ctx.close();
        } else {
            failed(cause);
        }
    }
}
