package vrs.gateway.front;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;

/** The internal port: for other processes of the cluster only. */
public final class InternalServer {
    private static final int BODY_BYTES_MAX = 8_192;
    private static final int IDLE_SECONDS = 60;

    private final EventLoopGroup loops;
    private final Services services;
    private final BooleanSupplier ready;

    /** @param ready asked at each {@code /internal/ready}; must not block */
    public InternalServer(EventLoopGroup loops, Services services, BooleanSupplier ready) {
        this.loops = loops;
        this.services = services;
        this.ready = ready;
    }

    /** Begins to listen; the channel returned is the port. Fails with the reason of the bind. */
    public Channel listen(InetSocketAddress address) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new ReadTimeoutHandler(IDLE_SECONDS))
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpServerKeepAliveHandler())
                                .addLast(new HttpObjectAggregator(BODY_BYTES_MAX))
                                .addLast(new Answering());
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    private final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            ctx.writeAndFlush(InternalAnswers.to(request, services, ready.getAsBoolean()));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
