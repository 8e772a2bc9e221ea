package org.dragoman.client;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockAnswer;
import org.dragoman.protocol.v1.Limits;
import org.dragoman.protocol.v1.Listening;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The other end of a real WebSocket: welcomes everybody, answers clocks, Listens and commands, writes down what
 * it got. It knows no rules of a conference; what it shall do otherwise, a test says.
 */
public final class TestHub implements AutoCloseable {
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listening;
    final List<Guest> guests = new CopyOnWriteArrayList<>();
    final List<ClientMessage> got = new CopyOnWriteArrayList<>();
    volatile BiConsumer<Guest, ClientMessage> answering = TestHub::welcomeAll;

    /** One connection. */
    @SuppressWarnings("FutureReturnValueIgnored") // A test sees what arrived, not what was written.
    public record Guest(Channel channel) {
        public void tell(ServerMessage message) {
            channel.writeAndFlush(
                    new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message.toByteArray())));
        }

        public void tell(ServerMessage.Builder message) {
            tell(message.build());
        }

        public void close(int code, String text) {
            channel.writeAndFlush(new CloseWebSocketFrame(code, text));
        }

        /** As a cable that is pulled. */
        public void cut() {
            channel.close();
        }
    }

    public TestHub() {
        this(0);
    }

    TestHub(int port) {
        listening =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        furnish(channel);
                                    }
                                })
                        .bind("127.0.0.1", port)
                        .syncUninterruptibly()
                        .channel();
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + port() + "/v1/session");
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** What it got, in order. */
    public List<ClientMessage> got() {
        return got;
    }

    /** From now on answers so. */
    public void answering(BiConsumer<Guest, ClientMessage> how) {
        answering = how;
    }

    /** The latest connection. */
    public Guest guest() {
        return guests.get(guests.size() - 1);
    }

    @Override
    public void close() {
        if (!listening.isOpen()) {
            return;
        }
        listening.close().syncUninterruptibly();
        guests.forEach(Guest::cut);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    public static void welcomeAll(Guest guest, ClientMessage message) {
        switch (message.getBodyCase()) {
            case HELLO -> guest.tell(ServerMessage.newBuilder().setWelcome(welcome()));
            case COMMAND -> guest.tell(accepted(message.getCommand().getId()));
            case LISTEN ->
                    guest.tell(
                            ServerMessage.newBuilder()
                                    .setListening(
                                            Listening.newBuilder()
                                                    .addAllChannels(
                                                            message.getListen().getChannelsList())
                                                    .addAllCaptions(
                                                            message.getListen().getCaptionsList())
                                                    .setBundle(message.getListen().getBundle())));
            case CLOCK ->
                    guest.tell(
                            ServerMessage.newBuilder()
                                    .setClock(
                                            ClockAnswer.newBuilder()
                                                    .setClientTimeUs(
                                                            message.getClock().getClientTimeUs())
                                                    .setServerTimeUs(
                                                            System.currentTimeMillis() * 1000)));
            case AUDIO, REPORT, CAPTION, SENDER_REPORT, INTERCOM, BODY_NOT_SET -> {}
        }
    }

    static ServerMessage accepted(String command) {
        return ServerMessage.newBuilder()
                .setAccepted(Accepted.newBuilder().setCommand(command).setPosition(7))
                .build();
    }

    static Welcome welcome() {
        return Welcome.newBuilder()
                .setConnection("c1")
                .setParticipant("az-delegate")
                .setRole(Role.ROLE_DELEGATE)
                .setServerTimeMs(System.currentTimeMillis())
                .setPosition(3)
                .setLimits(Limits.newBuilder().setPacketBytes(1275))
                .build();
    }

    private void furnish(Channel channel) {
        channel.pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(65536))
                .addLast(
                        new WebSocketServerProtocolHandler(
                                WebSocketServerProtocolConfig.newBuilder()
                                        .websocketPath("/v1/session")
                                        .subprotocols("dragoman.v1")
                                        .sendCloseFrame(null)
                                        .maxFramePayloadLength(1 << 20)
                                        .build()))
                .addLast(new Reader(new Guest(channel)))
                .addLast(new NotFound());
    }

    private final class Reader extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {
        private final Guest guest;

        Reader(Guest guest) {
            this.guest = guest;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                guests.add(guest);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame frame)
                throws Exception {
            ClientMessage message = ClientMessage.parseFrom(ByteBufUtil.getBytes(frame.content()));
            got.add(message);
            answering.accept(guest, message);
        }
    }

    /** What reached this far is no WebSocket at the right path. */
    private static final class NotFound extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            context.writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
