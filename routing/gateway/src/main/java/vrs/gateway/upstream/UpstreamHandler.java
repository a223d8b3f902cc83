package vrs.gateway.upstream;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/** The end of a pooled connection: hands what comes to the call that has it now. Bytes that no call asked for end it. */
final class UpstreamHandler extends ChannelInboundHandlerAdapter {
    private Optional<UpstreamCall> current = Optional.empty();
    private boolean anyByte;

    /** Sits before the codec: whether a byte came decides if a lost call may be sent again. */
    ChannelHandler firstByte() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object msg) {
                anyByte = true;
                ctx.fireChannelRead(msg);
            }
        };
    }

    void serve(UpstreamCall call) {
        current = Optional.of(call);
        anyByte = false;
    }

    void free() {
        current = Optional.empty();
    }

    boolean anyByte() {
        return anyByte;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (current.isEmpty()
                || !(msg instanceof HttpObject object)
                || object.decoderResult().isFailure()) {
            ReferenceCountUtil.release(msg);
            current.ifPresent(UpstreamCall::garbled);
            ctx.close();
            return;
        }
        if (msg instanceof HttpResponse head) {
            current.get().head(head);
        }
        if (msg instanceof HttpContent part) {
            current.ifPresentOrElse(call -> call.content(part), part::release);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        current.ifPresent(UpstreamCall::readComplete);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        current.ifPresent(UpstreamCall::connectionLost);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        boolean paused = current.isPresent() && !ctx.channel().config().isAutoRead();
        if (event instanceof IdleStateEvent && !paused) {
            ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset or a broken frame; what it means for the call is said in channelInactive.
        ctx.close();
    }
}
