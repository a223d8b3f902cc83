package vrs.gateway.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sits before the decoder: from the first byte of a request it gives the client a bounded time for the last one. */
final class RequestClock extends ChannelInboundHandlerAdapter {
    /** What it says when the time is over. */
    enum Signal {
        LATE
    }

    private final long requestReadMs;
    private Optional<Future<?>> alarm = Optional.empty();

    RequestClock(long requestReadMs) {
        this.requestReadMs = requestReadMs;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (alarm.isEmpty()) {
            alarm = Optional.of(ctx.executor()
                    .schedule(() -> ctx.fireUserEventTriggered(Signal.LATE), requestReadMs, TimeUnit.MILLISECONDS));
        }
        ctx.fireChannelRead(msg);
    }

    /** The request is whole, or none is expected. */
    void stop() {
        alarm.ifPresent(a -> a.cancel(false));
        alarm = Optional.empty();
    }
}
