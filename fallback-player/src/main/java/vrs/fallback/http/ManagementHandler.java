package vrs.fallback.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** The management port: {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
@ChannelHandler.Sharable
public final class ManagementHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String UP = "{\"status\":\"UP\"}";
    private static final String JSON = "application/json";

    private final BooleanSupplier ready;
    private final Counters counters;

    public ManagementHandler(BooleanSupplier ready, Counters counters) {
        this.ready = ready;
        this.counters = counters;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        switch (request.uri()) {
            case "/health/live" -> send(context, HttpResponseStatus.OK, JSON, UP);
            case "/health/ready" -> {
                if (ready.getAsBoolean()) {
                    send(context, HttpResponseStatus.OK, JSON, UP);
                } else {
                    send(context, HttpResponseStatus.SERVICE_UNAVAILABLE, JSON, "{\"status\":\"DOWN\"}");
                }
            }
            case "/metrics" ->
                send(context, HttpResponseStatus.OK, "text/plain; version=0.0.4; charset=utf-8", counters.text());
            default -> send(context, HttpResponseStatus.NOT_FOUND, "text/plain", "");
        }
    }

    private static void send(ChannelHandlerContext context, HttpResponseStatus status, String type, String text) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        response.headers().set("Content-Type", type);
        HttpUtil.setContentLength(response, response.content().readableBytes());
        context.writeAndFlush(response);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Unreadable) {
            send(context, HttpResponseStatus.BAD_REQUEST, "text/plain", "");
        }
    }
}
