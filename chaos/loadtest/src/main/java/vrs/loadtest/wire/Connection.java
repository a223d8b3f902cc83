package vrs.loadtest.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.util.Optional;
import vrs.loadtest.measure.Outcome;
import vrs.loadtest.plan.PlannedRequest;

/** A kept connection with at most one request on it. Belongs to the event loop. */
final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
    private static final String AGENT = "vrs-load";
    private static final String SERVED = "VRS-Served";

    private final ConnectionPool pool;
    private final String hostHeader;
    private final Channel channel;
    private Optional<Exchange> current = Optional.empty();
    private long idleSinceNanos;

    Connection(ConnectionPool pool, Target target, Channel channel) {
        this.pool = pool;
        this.hostHeader = target.host() + ":" + target.port();
        this.channel = channel;
    }

    void send(Exchange exchange) {
        current = Optional.of(exchange);
        exchange.onAbort(channel::close);
        channel.writeAndFlush(head(exchange.request())).addListener(written -> {
            if (!written.isSuccess()) {
                channel.close();
            }
        });
    }

    void idleSince(long nanos) {
        idleSinceNanos = nanos;
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    void close() {
        channel.close();
    }

    private HttpRequest head(PlannedRequest planned) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, planned.pathAndQuery());
        request.headers()
                .set(HttpHeaderNames.HOST, hostHeader)
                .set(HttpHeaderNames.USER_AGENT, AGENT)
                .set(HttpHeaderNames.ACCEPT, "*/*");
        planned.token().ifPresent(token -> request.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
        return request;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        boolean sound = response.decoderResult().isSuccess();
        // An answer that nobody asked for: what follows cannot be told apart.
        boolean keep = sound && current.isPresent() && HttpUtil.isKeepAlive(response);
        end(sound ? outcome(response) : new Outcome.Unsound(0));
        if (keep) {
            pool.release(this);
        } else {
            channel.close();
        }
    }

    private static Outcome outcome(FullHttpResponse response) {
        String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        return AnswerReader.read(
                response.status().code(),
                type.contains("json"),
                response.headers().get(SERVED, ""),
                response.content());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(Outcome.Unanswered.CUT_OFF);
        pool.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(cause instanceof IOException ? Outcome.Unanswered.CUT_OFF : new Outcome.Unsound(0));
        channel.close();
    }

    private void end(Outcome outcome) {
        Optional<Exchange> ending = current;
        current = Optional.empty();
        ending.ifPresent(exchange -> exchange.end(outcome));
    }
}
