package vrs.gateway.front;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;

/** Writes answers to one client connection, framed for the request that they belong to. */
final class AnswerWriter implements Client {
    /** Told when an answer is out. */
    interface Ended {
        void ended(boolean keptOpen);
    }

    private final ChannelHandlerContext ctx;
    private final AnswerEncoder encoder;
    private final long lingerMs;
    private final Ended owner;
    private boolean modern = true;
    private boolean keepAlive;

    AnswerWriter(ChannelHandlerContext ctx, AnswerEncoder encoder, long lingerMs, Ended owner) {
        this.ctx = ctx;
        this.encoder = encoder;
        this.lingerMs = lingerMs;
        this.owner = owner;
    }

    /** A request began: what it says of version, method and connection decides how its answer is framed. */
    void begins(HttpRequest head, boolean draining) {
        modern = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        keepAlive = HttpUtil.isKeepAlive(head) && !draining;
        encoder.answersHead(head.method().equals(HttpMethod.HEAD));
    }

    /** Something came that is no request: its answer has a body and ends the connection. */
    void beginsUnread() {
        modern = true;
        keepAlive = false;
        encoder.answersHead(false);
    }

    /** The connection ends with this answer. */
    void closeAfter() {
        keepAlive = false;
    }

    /** Lets the client send its body. */
    void interim() {
        ctx.writeAndFlush(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }

    ChannelHandlerContext context() {
        return ctx;
    }

    @Override
    public void head(HttpResponse head) {
        frame(head);
        ctx.write(head);
    }

    @Override
    public void content(HttpContent part) {
        boolean last = part instanceof LastHttpContent;
        ctx.write(part);
        if (last) {
            ctx.flush();
            owner.ended(keepAlive);
        }
    }

    @Override
    public void whole(FullHttpResponse answer) {
        frame(answer);
        ctx.writeAndFlush(answer);
        owner.ended(keepAlive);
    }

    @Override
    public void flush() {
        ctx.flush();
    }

    @Override
    public boolean isWritable() {
        return ctx.channel().isWritable();
    }

    @Override
    public void breakOff() {
        // A reset, so that even an answer that ends with its connection is not taken for whole.
        ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        ctx.close();
    }

    /** Ends the connection so that the client can still read the last answer while it sends on. */
    void linger() {
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (ctx.channel() instanceof DuplexChannel duplex && duplex.isActive()) {
                duplex.shutdownOutput();
                duplex.config().setAutoRead(true);
                ctx.executor().schedule(() -> ctx.close(), lingerMs, TimeUnit.MILLISECONDS);
            }
        });
    }

    private void frame(HttpResponse head) {
        head.setProtocolVersion(HttpVersion.HTTP_1_1);
        boolean bodiless = head.status().code() == HttpResponseStatus.NO_CONTENT.code()
                || head.status().code() == HttpResponseStatus.NOT_MODIFIED.code();
        if (!bodiless && !HttpUtil.isContentLengthSet(head)) {
            HttpUtil.setTransferEncodingChunked(head, modern);
            keepAlive &= modern;
        }
        if (!keepAlive) {
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!modern) {
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }
}
