package vrs.fallback.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback port that speaks HTTP/1.1 within bounds: line, headers, body, idle time and connections. */
public final class HttpPort {
    private static final int LINE_BYTES_MAX = 8 * 1024;
    private static final int HEADER_BYTES_MAX = 16 * 1024;
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private final int idleMs;
    private final int connectionsMax;
    private final AtomicInteger connections;

    public HttpPort(int idleMs, int connectionsMax, Counters counters) {
        this.idleMs = idleMs;
        this.connectionsMax = connectionsMax;
        this.connections = counters.connections();
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
                        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
                        if (connections.incrementAndGet() > connectionsMax) {
                            channel.close();
                            return;
                        }
                        channel.pipeline()
                                .addLast(new IdleStateHandler(0, 0, idleMs, TimeUnit.MILLISECONDS))
                                .addLast(new HttpServerCodec(LINE_BYTES_MAX, HEADER_BYTES_MAX, 8 * 1024))
                                .addLast(new HttpServerKeepAliveHandler())
                                .addLast(new HttpObjectAggregator(BODY_BYTES_MAX))
                                .addLast(handler);
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel();
    }
}
