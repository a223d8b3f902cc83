package vrs.dns.splice;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;

/**
 * Carries bytes one way: reads here only when what was read before is written there, so that the slower side sets the
 * pace and at most one read waits. An end of input ends the output there and leaves the other way open.
 */
final class Pump extends ChannelInboundHandlerAdapter {
    private final Channel to;

    Pump(Channel to) {
        this.to = to;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        to.writeAndFlush(msg).addListener(written -> {
            if (written.isSuccess()) {
                ctx.read();
            } else {
                ctx.close();
            }
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> endOutput(ctx));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (to.isActive()) {
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset goes on as a reset: what it cut off must not look whole on the other side.
        to.config().setOption(ChannelOption.SO_LINGER, 0);
        to.close();
        ctx.close();
    }

    private void endOutput(ChannelHandlerContext ctx) {
        if (to instanceof DuplexChannel there && there.isActive()) {
            there.shutdownOutput();
            if (there.isInputShutdown()) {
                there.close();
                ctx.close();
            }
        }
    }
}
