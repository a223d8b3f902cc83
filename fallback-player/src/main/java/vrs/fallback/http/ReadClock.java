package vrs.fallback.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sits before the decoder and gives a client bounded times: from the opening of its connection, or the first byte of a
 * later request, to the end of the head, and from there to the last byte of the body. Trickling does not extend them.
 */
final class ReadClock extends ChannelInboundHandlerAdapter {
    /** What it says when a time is over. */
    enum Signal {
        SILENT,
        LATE_HEAD,
        LATE_BODY
    }

    private final long headReadMs;
    private final long bodyReadMs;
    private Optional<Future<?>> alarm = Optional.empty();
    private ChannelHandlerContext ctx;
    private boolean heard;

    ReadClock(long headReadMs, long bodyReadMs) {
        this.headReadMs = headReadMs;
        this.bodyReadMs = bodyReadMs;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        ctx = added;
        arm(headReadMs, Signal.LATE_HEAD);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object msg) {
        heard = true;
        if (alarm.isEmpty()) {
            arm(headReadMs, Signal.LATE_HEAD);
        }
        context.fireChannelRead(msg);
    }

    /** The head is there, its body is awaited. */
    void headRead() {
        arm(bodyReadMs, Signal.LATE_BODY);
    }

    /** The request is whole, or none is expected; the next byte starts the time of the next request. */
    void stop() {
        alarm.ifPresent(a -> a.cancel(false));
        alarm = Optional.empty();
    }

    private void arm(long timeMs, Signal late) {
        stop();
        alarm = Optional.of(ctx.executor()
                .schedule(
                        () -> ctx.fireUserEventTriggered(heard ? late : Signal.SILENT), timeMs, TimeUnit.MILLISECONDS));
    }
}
