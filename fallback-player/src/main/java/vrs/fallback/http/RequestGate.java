package vrs.fallback.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.WriteTimeoutException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import vrs.fallback.HttpLimits;
import vrs.fallback.play.Refusal;

/**
 * One connection within its bounds: lets whole requests through, without their bodies, or an {@link Unreadable}, while the
 * client takes what is written, and ends the connection when it is due. What is behind it answers each request at once.
 */
final class RequestGate extends ChannelDuplexHandler {
    private final HttpLimits limits;
    private final ReadClock clock;
    private final Consumer<Cut> cuts;
    private final BooleanSupplier ending;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private Optional<HttpRequest> reading = Optional.empty();
    private long bodyBytes;
    private int requests;
    private boolean keepAlive = true;
    private boolean closing;

    /** @param ending whether each answer shall end its connection */
    RequestGate(HttpLimits limits, ReadClock clock, Consumer<Cut> cuts, BooleanSupplier ending) {
        this.limits = limits;
        this.clock = clock;
        this.cuts = cuts;
        this.ending = ending;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!closing && (!waiting.isEmpty() || !context.channel().isWritable())) {
            waiting.add(message);
            context.channel().config().setAutoRead(false);
        } else {
            take(context, message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        while (context.channel().isWritable() && !waiting.isEmpty()) {
            take(context, waiting.poll());
        }
        if (waiting.isEmpty()) {
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        clock.stop();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            cut(context, Cut.IDLE);
        } else if (event instanceof ReadClock.Signal late && !closing) {
            switch (late) {
                case SILENT -> cut(context, Cut.SILENT);
                case LATE_HEAD -> refuse(context, Refusal.REQUEST_TIMEOUT, Cut.SLOW_HEADERS);
                case LATE_BODY -> refuse(context, Refusal.REQUEST_TIMEOUT, Cut.SLOW_BODY);
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        // A reset connection, or a client that does not take its answer: there is nobody to tell.
        if (failure instanceof WriteTimeoutException) {
            cut(context, Cut.SLOW_READER);
        }
        context.close();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse answer) {
            HttpUtil.setKeepAlive(answer, keepAlive);
            if (!keepAlive) {
                closing = true;
                promise.addListener(written -> linger(context));
            }
        }
        context.write(message, promise);
    }

    private void take(ChannelHandlerContext context, Object message) {
        if (!closing && message instanceof HttpRequest head) {
            begin(context, head);
        }
        if (!closing && message instanceof HttpContent part && reading.isPresent()) {
            read(context, part);
        }
        ReferenceCountUtil.release(message);
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        Optional<Refusal> fault = RequestRule.fault(head, limits);
        if (fault.isPresent()) {
            boolean large = fault.get().code().equals("too-large");
            refuse(context, fault.get(), large ? Cut.TOO_LARGE : Cut.MALFORMED);
            return;
        }
        reading = Optional.of(head);
        bodyBytes = 0;
        clock.headRead();
    }

    private void read(ChannelHandlerContext context, HttpContent part) {
        bodyBytes += part.content().readableBytes();
        if (part.decoderResult().isFailure()) {
            refuse(context, Refusal.BAD_REQUEST, Cut.MALFORMED);
        } else if (bodyBytes > limits.bodyBytesMax()) {
            refuse(context, Refusal.BODY_TOO_LARGE, Cut.TOO_LARGE);
        } else if (part instanceof LastHttpContent) {
            pass(context, reading.orElseThrow());
        }
    }

    private void pass(ChannelHandlerContext context, HttpRequest head) {
        clock.stop();
        reading = Optional.empty();
        keepAlive = HttpUtil.isKeepAlive(head) && !ending.getAsBoolean();
        if (++requests >= limits.requestsMax()) {
            cuts.accept(Cut.REQUESTS_MAX);
            keepAlive = false;
        }
        DefaultFullHttpRequest whole =
                new DefaultFullHttpRequest(head.protocolVersion(), head.method(), head.uri(), Unpooled.EMPTY_BUFFER);
        whole.headers().set(head.headers());
        context.fireChannelRead(whole);
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal, Cut reason) {
        clock.stop();
        reading = Optional.empty();
        keepAlive = false;
        cuts.accept(reason);
        context.fireUserEventTriggered(new Unreadable(refusal));
    }

    private void cut(ChannelHandlerContext context, Cut reason) {
        if (!closing) {
            closing = true;
            cuts.accept(reason);
        }
        context.close();
    }

    /** Ends the connection so that the client can still read the last answer while it sends on. */
    private void linger(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel duplex && duplex.isActive()) {
            duplex.shutdownOutput();
            duplex.config().setAutoRead(true);
            context.executor().schedule(() -> context.close(), limits.lingerMs(), TimeUnit.MILLISECONDS);
        } else {
            context.close();
        }
    }
}
