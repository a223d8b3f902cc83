package vrs.gateway.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vrs.topology.Instance;

/**
 * The connections of one event loop to all instances, bounded for each. The one used last is used next, so that the
 * others may grow idle and go. Belongs to its event loop: every call is made there.
 */
public final class UpstreamPool {
    private static final int CHUNK_BYTES = 8_192;

    private final EventLoop loop;
    private final UpstreamLimits limits;
    private final InFlight inFlight;
    private final Map<String, Deque<Channel>> idle = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();

    public UpstreamPool(EventLoop loop, UpstreamLimits limits, InFlight inFlight) {
        this.loop = loop;
        this.limits = limits;
        this.inFlight = inFlight;
    }

    /** A call that has not begun; once it has, it tells the listener what comes of it. */
    public UpstreamCall call(UpstreamRequest request, AnswerListener listener) {
        return new UpstreamCall(this, request, listener);
    }

    /** A connection that waits for work. */
    Optional<Channel> idleTo(Instance instance) {
        Deque<Channel> waiting = idle.get(instance.name());
        while (waiting != null && !waiting.isEmpty()) {
            Channel channel = waiting.pollFirst();
            if (channel.isActive()) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    boolean mayOpen(Instance instance) {
        return open.getOrDefault(instance.name(), 0) < limits.connectionsMax();
    }

    ChannelFuture open(Instance instance, long connectMs) {
        open.merge(instance.name(), 1, Integer::sum);
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectMs)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        UpstreamHandler handler = new UpstreamHandler();
                        channel.pipeline()
                                .addLast(new IdleStateHandler(0, 0, limits.idleMs(), TimeUnit.MILLISECONDS))
                                .addLast(handler.firstByte())
                                .addLast(new HttpClientCodec(decoding(), false, false))
                                .addLast(handler);
                    }
                })
                .connect(instance.host(), instance.internalPort());
        connecting.channel().closeFuture().addListener(closed -> forget(instance, connecting.channel()));
        return connecting;
    }

    void release(Instance instance, Channel channel) {
        if (channel.isActive()) {
            channel.config().setAutoRead(true);
            idle.computeIfAbsent(instance.name(), name -> new ArrayDeque<>()).addFirst(channel);
        }
    }

    EventLoop loop() {
        return loop;
    }

    UpstreamLimits limits() {
        return limits;
    }

    InFlight inFlight() {
        return inFlight;
    }

    private void forget(Instance instance, Channel channel) {
        open.merge(instance.name(), -1, Integer::sum);
        Deque<Channel> waiting = idle.get(instance.name());
        if (waiting != null) {
            waiting.remove(channel);
        }
    }

    private HttpDecoderConfig decoding() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.headBytesMax())
                .setMaxHeaderSize(limits.headBytesMax())
                .setMaxChunkSize(CHUNK_BYTES);
    }
}
