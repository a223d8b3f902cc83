package vrs.fallback.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import vrs.fallback.answer.Answers;
import vrs.fallback.answer.Asked;
import vrs.fallback.answer.Reply;
import vrs.fallback.play.Refusal;
import vrs.signing.InternalCredential;

/** The traffic port: {@code /dash} for everybody, {@code /internal/ready} for who holds the credential. */
@ChannelHandler.Sharable
public final class FrontHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");
    private static final Set<String> REASONS =
            Set.of("degrade-switch", "drm-unavailable", "clear-unavailable", "dash-unavailable", "overload");

    private final Answers answers;
    private final InternalCredential credential;
    private final BooleanSupplier ready;
    private final Counters counters;
    private final IntSupplier inFlightMax;
    private final LongSupplier nanoTicker;

    /** @param inFlightMax answers that are not written out yet; asked for each request, so that a change acts at once */
    public FrontHandler(
            Answers answers,
            InternalCredential credential,
            BooleanSupplier ready,
            Counters counters,
            IntSupplier inFlightMax,
            LongSupplier nanoTicker) {
        this.answers = answers;
        this.credential = credential;
        this.ready = ready;
        this.counters = counters;
        this.inFlightMax = inFlightMax;
        this.nanoTicker = nanoTicker;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        long began = nanoTicker.getAsLong();
        boolean internal = credential.matches(request.headers().get(InternalCredential.HEADER));
        String uri = request.uri();
        int mark = uri.indexOf('?');
        Asked asked = asked(context, request, mark < 0 ? "" : uri.substring(mark + 1), internal);
        switch (mark < 0 ? uri : uri.substring(0, mark)) {
            case "/dash" -> dash(context, request, asked, internal, began);
            case "/internal/ready" -> {
                if (internal) {
                    sendReady(context, request);
                } else {
                    send(context, request, answers.refuse(asked, Refusal.UNKNOWN_PATH, ""), false, began);
                }
            }
            default -> send(context, request, answers.refuse(asked, Refusal.UNKNOWN_PATH, ""), internal, began);
        }
    }

    private void dash(
            ChannelHandlerContext context, FullHttpRequest request, Asked asked, boolean internal, long began) {
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.OPTIONS)) {
            Reply nothing = answers.refuse(asked, Refusal.UNKNOWN_PATH, "");
            send(
                    context,
                    request,
                    new Reply(204, "", new byte[0], nothing.served(), Reply.Outcome.ANSWERED),
                    internal,
                    began);
        } else if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            send(context, request, answers.refuse(asked, Refusal.METHOD_NOT_ALLOWED, ""), internal, began);
        } else if (counters.answersInFlight() >= inFlightMax.getAsInt()) {
            send(context, request, answers.shed(asked), internal, began);
        } else {
            send(context, request, answers.answer(asked), internal, began);
        }
    }

    private static Asked asked(ChannelHandlerContext context, FullHttpRequest request, String query, boolean internal) {
        HttpHeaders headers = request.headers();
        Optional<Asked.Gateway> gateway = internal
                ? Optional.of(new Asked.Gateway(
                        Optional.ofNullable(headers.get("VRS-Territory")).filter(TERRITORY.asMatchPredicate()),
                        Optional.ofNullable(headers.get("VRS-Reason"))
                                .filter(REASONS::contains)
                                .orElse("none")))
                : Optional.empty();
        return new Asked(
                query,
                Optional.ofNullable(headers.get("Accept")),
                Optional.ofNullable(headers.get("Authorization")),
                ((InetSocketAddress) context.channel().remoteAddress()).getAddress(),
                gateway);
    }

    private void send(
            ChannelHandlerContext context, FullHttpRequest request, Reply reply, boolean internal, long began) {
        counters.answered(reply.status());
        boolean head = request.method().equals(HttpMethod.HEAD);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()),
                head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body()));
        HttpHeaders headers = response.headers();
        if (!reply.contentType().isEmpty()) {
            headers.set("Content-Type", reply.contentType());
            headers.set("Content-Length", reply.body().length);
        }
        if (reply.status() == 405) {
            headers.set("Allow", "GET, HEAD, OPTIONS");
        } else if (reply.status() == 503) {
            headers.set("Retry-After", "1");
        }
        if (internal) {
            headers.set("VRS-Outcome", reply.outcome().text());
            if (reply.outcome() == Reply.Outcome.SHED) {
                headers.set("VRS-Reason", reply.served().reason());
            }
        }
        AnswerHeaders.put(
                headers, reply.served(), request.headers().get("traceparent"), nanoTicker.getAsLong() - began);
        write(context, response);
    }

    private void sendReady(ChannelHandlerContext context, FullHttpRequest request) {
        boolean up = ready.getAsBoolean();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                up ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                Unpooled.copiedBuffer("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}", StandardCharsets.UTF_8));
        response.headers().set("Content-Type", "application/json");
        HttpUtil.setContentLength(response, response.content().readableBytes());
        write(context, response);
    }

    private void write(ChannelHandlerContext context, FullHttpResponse response) {
        counters.inFlight().incrementAndGet();
        context.writeAndFlush(response).addListener(done -> counters.inFlight().decrementAndGet());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Unreadable unreadable) {
            FullHttpRequest nothing =
                    new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER);
            Asked asked = asked(context, nothing, "", false);
            Reply refusal = answers.refuse(asked, unreadable.refusal(), "");
            send(context, nothing, refusal, false, nanoTicker.getAsLong());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        // A bug of ours: the client is better off with an end than with a wait.
        context.close();
    }
}
