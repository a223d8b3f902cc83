package vrs.gateway.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sits behind the decoder and keeps back what came of later requests while one is being answered. The connection is read
 * until something has to wait, so that a client which leaves is noticed, and no further.
 */
final class OneAtATime extends ChannelInboundHandlerAdapter {
    private final Deque<Object> waiting = new ArrayDeque<>();
    private ChannelHandlerContext ctx;
    private boolean held;
    private boolean passing;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        ctx = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object msg) {
        if (held || !waiting.isEmpty()) {
            waiting.add(msg);
            context.channel().config().setAutoRead(false);
        } else {
            context.fireChannelRead(msg);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    /** Whether what comes is to wait; when not, what waits goes on. */
    void hold(boolean later) {
        held = later;
        if (held || passing) {
            return;
        }
        passing = true;
        while (!held && !waiting.isEmpty()) {
            ctx.fireChannelRead(waiting.poll());
        }
        passing = false;
        if (waiting.isEmpty()) {
            ctx.channel().config().setAutoRead(true);
        }
    }
}
