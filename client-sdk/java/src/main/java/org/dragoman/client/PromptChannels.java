package org.dragoman.client;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A channel group of a few threads whose channels send at once. Without this every second frame waits for the
 * acknowledgement of the one before (Nagle's algorithm against delayed acknowledgements): 40 ms in 20.
 */
final class PromptChannels extends AsynchronousChannelGroup {
    private static final int THREADS = 4;

    private final AsynchronousChannelGroup group;

    private PromptChannels(AsynchronousChannelGroup group) {
        super(new PromptProvider(group));
        this.group = group;
    }

    static PromptChannels open() throws IOException {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads =
                task -> {
                    Thread thread = new Thread(task, "dragoman-io-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                };
        return new PromptChannels(AsynchronousChannelGroup.withFixedThreadPool(THREADS, threads));
    }

    @Override
    public boolean isShutdown() {
        return group.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return group.isTerminated();
    }

    @Override
    public void shutdown() {
        group.shutdown();
    }

    @Override
    public void shutdownNow() throws IOException {
        group.shutdownNow();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return group.awaitTermination(timeout, unit);
    }

    private static final class PromptProvider extends AsynchronousChannelProvider {
        private final AsynchronousChannelGroup group;

        PromptProvider(AsynchronousChannelGroup group) {
            this.group = group;
        }

        @Override
        public AsynchronousSocketChannel openAsynchronousSocketChannel(
                AsynchronousChannelGroup ours) throws IOException {
            AsynchronousSocketChannel channel =
                    group.provider().openAsynchronousSocketChannel(group);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return channel;
        }

        @Override
        public AsynchronousServerSocketChannel openAsynchronousServerSocketChannel(
                AsynchronousChannelGroup ours) throws IOException {
            return group.provider().openAsynchronousServerSocketChannel(group);
        }

        @Override
        public AsynchronousChannelGroup openAsynchronousChannelGroup(
                int threads, ThreadFactory factory) throws IOException {
            return group.provider().openAsynchronousChannelGroup(threads, factory);
        }

        @Override
        public AsynchronousChannelGroup openAsynchronousChannelGroup(
                ExecutorService executor, int initialSize) throws IOException {
            return group.provider().openAsynchronousChannelGroup(executor, initialSize);
        }
    }
}
