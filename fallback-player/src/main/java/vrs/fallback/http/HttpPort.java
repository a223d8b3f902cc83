package vrs.fallback.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import vrs.fallback.HttpLimits;

/** A loopback port that speaks HTTP/1.1 within bounds. Each port has connections of its own. */
public final class HttpPort {
    private final HttpLimits limits;
    private final Counters counters;
    private final AtomicInteger connections;
    private final BooleanSupplier ending;

    /**
     * @param connections how many there are now; kept by this port
     * @param ending whether each answer shall end its connection, so that callers come to another process
     */
    public HttpPort(HttpLimits limits, Counters counters, AtomicInteger connections, BooleanSupplier ending) {
        this.limits = limits;
        this.counters = counters;
        this.connections = connections;
        this.ending = ending;
    }

    /** Listens; every connection's requests go to the handler one after the other, which must be sharable. */
    public Channel listen(int port, ChannelHandler handler, EventLoopGroup loops) throws InterruptedException {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel, handler);
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel();
    }

    private void accept(SocketChannel channel, ChannelHandler handler) {
        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > limits.connectionsMax()) {
            counters.cut(Cut.CONNECTIONS_MAX);
            channel.close();
            return;
        }
        ReadClock clock = new ReadClock(limits.headReadMs(), limits.bodyReadMs());
        channel.pipeline()
                .addLast(new IdleStateHandler(true, 0, 0, limits.idleMs(), TimeUnit.MILLISECONDS))
                .addLast(new WriteTimeoutHandler(limits.answerWriteMs(), TimeUnit.MILLISECONDS))
                .addLast(clock)
                .addLast(new StrictRequestDecoder(limits))
                .addLast(new HttpResponseEncoder())
                .addLast(new RequestGate(limits, clock, counters::cut, ending))
                .addLast(handler);
    }
}
