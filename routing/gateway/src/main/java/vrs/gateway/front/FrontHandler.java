package vrs.gateway.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import vrs.gateway.upstream.UpstreamPool;
import vrs.territory.TerritoryTable;

/**
 * One client connection: reads a request, has it answered, and only then looks at the next one, so that pipelined
 * requests are answered in their order. What has come of the next ones meanwhile waits here, and no more is read.
 */
final class FrontHandler extends ChannelInboundHandlerAdapter implements AnswerWriter.Ended {
    /** Sent through the pipeline when this gateway stops: idle connections go, the others after their answer. */
    enum Signal {
        DRAIN
    }

    private final Services services;
    private final UpstreamPool pool;
    private final TerritoryTable territories;
    private final FrontLimits limits;
    private final RequestClock clock;
    private final AnswerEncoder encoder;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private Optional<RequestReader> reading = Optional.empty();
    private Optional<Exchange> exchange = Optional.empty();
    private AnswerWriter writer;
    private String territory = TerritoryTable.ELSEWHERE;
    private boolean busy;
    private boolean looping;
    private boolean draining;
    private boolean closing;

    FrontHandler(
            Services services,
            UpstreamPool pool,
            TerritoryTable territories,
            FrontLimits limits,
            RequestClock clock,
            AnswerEncoder encoder) {
        this.services = services;
        this.pool = pool;
        this.territories = territories;
        this.limits = limits;
        this.clock = clock;
        this.encoder = encoder;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        writer = new AnswerWriter(ctx, encoder, limits.lingerMs(), this);
        if (ctx.channel().remoteAddress() instanceof InetSocketAddress peer) {
            territory = territories.territoryOf(peer.getAddress());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (closing) {
            ReferenceCountUtil.release(msg);
        } else if (msg instanceof HAProxyMessage proxy) {
            believe(proxy);
        } else if (busy || !waiting.isEmpty()) {
            waiting.add(msg);
            ctx.channel().config().setAutoRead(false);
        } else {
            take(ctx, msg);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        exchange.ifPresent(e -> e.writable(ctx.channel().isWritable()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        exchange.ifPresent(Exchange::abandon);
        if (busy) {
            services.metrics().requestEnded();
        }
        exchange = Optional.empty();
        closing = true;
        clock.stop();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            ctx.close();
        } else if (event == RequestClock.Signal.LATE && !busy && !closing) {
            refuseAndClose(Problem.REQUEST_TIMEOUT);
        } else if (event == Signal.DRAIN) {
            draining = true;
            writer.closeAfter();
            if (!busy && reading.isEmpty()) {
                ctx.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset by the client or a PROXY header that is none: there is nobody left to tell.
        ctx.close();
    }

    @Override
    public void ended(boolean keptOpen) {
        ChannelHandlerContext ctx = writer.context();
        services.metrics().requestEnded();
        busy = false;
        exchange = Optional.empty();
        if (!keptOpen) {
            close();
            return;
        }
        if (!looping) {
            takeWaiting(ctx);
        }
    }

    private void takeWaiting(ChannelHandlerContext ctx) {
        looping = true;
        while (!busy && !closing && !waiting.isEmpty()) {
            take(ctx, waiting.poll());
        }
        looping = false;
        if (waiting.isEmpty()) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void take(ChannelHandlerContext ctx, Object msg) {
        if (msg instanceof HttpRequest head) {
            Optional<Problem> fault = RequestRule.fault(head);
            reading = fault.isPresent() ? Optional.empty() : Optional.of(new RequestReader(head, services, limits));
            if (reading.isEmpty()) {
                ReferenceCountUtil.release(msg);
                refuseAndClose(fault.orElse(Problem.BAD_REQUEST));
                return;
            }
            writer.begins(head, draining);
            switch (reading.get().opening()) {
                case READ_ON -> {
                    // Its body comes next.
                }
                case CONTINUE -> writer.interim();
                case TOO_LARGE -> refuseAndClose(Problem.BODY_TOO_LARGE);
                case REFUSE_NOW -> {
                    writer.closeAfter();
                    serve(ctx);
                    return;
                }
            }
        }
        if (msg instanceof HttpContent part && reading.isPresent()) {
            read(ctx, part);
        } else {
            ReferenceCountUtil.release(msg);
        }
    }

    private void read(ChannelHandlerContext ctx, HttpContent part) {
        boolean broken = part.decoderResult().isFailure();
        boolean fits = reading.orElseThrow().add(part.content());
        boolean last = part instanceof LastHttpContent;
        part.release();
        if (broken) {
            refuseAndClose(Problem.BAD_REQUEST);
        } else if (!fits) {
            refuseAndClose(Problem.BODY_TOO_LARGE);
        } else if (last) {
            serve(ctx);
        }
    }

    private void serve(ChannelHandlerContext ctx) {
        RequestReader whole = reading.orElseThrow();
        reading = Optional.empty();
        clock.stop();
        busy = true;
        services.metrics().requestBegan();
        switch (whole.whole(territory)) {
            case RequestReader.ForService(ClientRequest request, Asked asked) -> {
                Exchange begun = new Exchange(services, pool, request, asked, writer);
                exchange = Optional.of(begun);
                begun.start();
            }
            case RequestReader.OwnAnswer own -> {
                services.metrics().answered(own.label(), own.answer().status().code(), "gateway", 0);
                writer.whole(own.answer());
            }
        }
    }

    private void refuseAndClose(Problem problem) {
        if (reading.isEmpty()) {
            writer.beginsUnread();
        }
        reading = Optional.empty();
        clock.stop();
        busy = true;
        services.metrics().requestBegan();
        services.metrics().answered("other", problem.status().code(), "gateway", 0);
        writer.closeAfter();
        writer.whole(RequestReader.refusal(problem, services));
    }

    private void believe(HAProxyMessage proxy) {
        clock.stop();
        ProxiedAddress.of(proxy).map(territories::territoryOf).ifPresent(area -> territory = area);
        proxy.release();
    }

    private void close() {
        closing = true;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        writer.linger();
    }
}
