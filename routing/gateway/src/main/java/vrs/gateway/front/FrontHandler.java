package vrs.gateway.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.WriteTimeoutException;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vrs.gateway.upstream.UpstreamPool;

/** One client connection: requests are answered one after the other; later ones wait in {@link OneAtATime}. */
final class FrontHandler extends ChannelInboundHandlerAdapter implements AnswerWriter.Ended {
    /** Sent through the pipeline when this gateway stops: idle connections go, the others after their answer. */
    enum Signal {
        DRAIN
    }

    private final Services services;
    private final Door door;
    private final UpstreamPool pool;
    private final ClientArea area;
    private final FrontLimits limits;
    private final RequestClock clock;
    private final AnswerEncoder encoder;
    private final OneAtATime turns;
    private final BooleanSupplier leaving;
    private Optional<RequestReader> reading = Optional.empty();
    private Optional<Exchange> exchange = Optional.empty();
    private AnswerWriter writer;
    private boolean busy;
    private int requests;
    private boolean closing;

    FrontHandler(
            Services services,
            Door door,
            UpstreamPool pool,
            ClientArea area,
            FrontLimits limits,
            RequestClock clock,
            AnswerEncoder encoder,
            OneAtATime turns,
            BooleanSupplier leaving) {
        this.services = services;
        this.door = door;
        this.pool = pool;
        this.area = area;
        this.limits = limits;
        this.clock = clock;
        this.encoder = encoder;
        this.turns = turns;
        this.leaving = leaving;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        writer = new AnswerWriter(ctx, encoder, limits.lingerMs(), this);
        area.opened(ctx.channel().remoteAddress());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (closing) {
            ReferenceCountUtil.release(msg);
        } else if (msg instanceof HAProxyMessage proxy) {
            clock.opened();
            area.believe(proxy);
            proxy.release();
        } else {
            take(ctx, msg);
            readOn();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        exchange.ifPresent(e -> e.writable(ctx.channel().isWritable()));
        readOn();
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
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            cut(ctx, Cut.IDLE);
        } else if (event instanceof RequestClock.Signal late) {
            late(ctx, late);
        } else if (event == Signal.DRAIN) {
            writer.closeAfter();
            if (!busy && reading.isEmpty()) {
                ctx.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset by the client, a PROXY header that is none, an answer that it does not take: nobody is left to tell.
        if (cause instanceof WriteTimeoutException) {
            cut(ctx, Cut.SLOW_READER);
        }
        ctx.close();
    }

    @Override
    public void ended(boolean keptOpen) {
        services.metrics().requestEnded();
        busy = false;
        exchange = Optional.empty();
        closing |= !keptOpen;
        readOn();
        if (!keptOpen) {
            writer.linger();
        }
    }

    private void late(ChannelHandlerContext ctx, RequestClock.Signal late) {
        if (busy || closing) {
            // Bytes of a later request, which nobody reads yet: their time begins with the next ones.
            clock.stop();
            return;
        }
        switch (late) {
            case SILENT -> cut(ctx, Cut.SILENT);
            case LATE_HEAD -> refuseAndClose(Problem.REQUEST_TIMEOUT, Cut.SLOW_HEADERS);
            case LATE_BODY -> refuseAndClose(Problem.REQUEST_TIMEOUT, Cut.SLOW_BODY);
        }
    }

    private void cut(ChannelHandlerContext ctx, Cut reason) {
        if (!closing) {
            closing = true;
            services.metrics().connectionCut(reason);
        }
        ctx.close();
    }

    private void readOn() {
        turns.hold(!closing && (busy || !writer.isWritable()));
    }

    private void take(ChannelHandlerContext ctx, Object msg) {
        if (msg instanceof HttpRequest head) {
            Optional<Problem> fault = RequestRule.fault(head);
            if (fault.isPresent()) {
                ReferenceCountUtil.release(msg);
                reading = Optional.empty();
                refuseAndClose(fault.get(), fault.get().cut());
                return;
            }
            reading = Optional.of(new RequestReader(head, door, limits));
            writer.begins(head, leaving.getAsBoolean());
            clock.headRead();
            if (++requests >= limits.requestsMax()) {
                services.metrics().connectionCut(Cut.REQUESTS_MAX);
                writer.closeAfter();
            }
            switch (reading.get().opening()) {
                case READ_ON -> {
                    // Its body comes next.
                }
                case CONTINUE -> writer.interim();
                case TOO_LARGE -> refuseAndClose(Problem.BODY_TOO_LARGE, Cut.TOO_LARGE);
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
            refuseAndClose(Problem.BAD_REQUEST, Cut.MALFORMED);
        } else if (!fits) {
            refuseAndClose(Problem.BODY_TOO_LARGE, Cut.TOO_LARGE);
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
        switch (whole.whole(area.territory())) {
            case Door.ForService(ClientRequest request, Asked asked) -> {
                Exchange begun = new Exchange(services, pool, request, asked, writer);
                exchange = Optional.of(begun);
                begun.start();
            }
            case Door.OwnAnswer own -> {
                services.metrics().answered(own.label(), own.answer().status().code(), "gateway", 0);
                writer.whole(own.answer());
            }
        }
    }

    private void refuseAndClose(Problem problem, Cut reason) {
        services.metrics().connectionCut(reason);
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
}
