package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousSocketChannel;

/** No frame waits for the acknowledgement of the one before. */
class PromptChannelsTest {
    @Test
    void a_channel_of_the_group_sends_at_once() throws IOException {
        PromptChannels group = PromptChannels.open();
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group)) {
            assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        }
        group.shutdown();
        assertThat(group.isShutdown()).isTrue();
    }

    @Test
    void the_line_is_a_channel_of_such_a_group() throws ReflectiveOperationException {
        try (TestHub hub = new TestHub();
                DragomanClient client =
                        DragomanClient.builder(hub.uri()).token(() -> "t").build()) {
            client.connect();
            var group = Class.forName(TyrusDialer.TRANSPORT).getDeclaredField("channelGroup");
            group.setAccessible(true);
            assertThat(group.get(null)).isInstanceOf(PromptChannels.class);
        }
    }
}
