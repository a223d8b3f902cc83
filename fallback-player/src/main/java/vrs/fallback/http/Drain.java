package vrs.fallback.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The end of a port: it goes on answering until callers have seen that it is not ready, then takes nobody new, finishes
 * what it has, and closes.
 */
public final class Drain {
    private static final long LOOK_MS = 20;

    private final EventLoopGroup loops;
    private final IntSupplier inFlight;

    /** @param inFlight answers that are not written out yet */
    public Drain(EventLoopGroup loops, IntSupplier inFlight) {
        this.loops = loops;
        this.inFlight = inFlight;
    }

    /**
     * Blocks until all is over.
     *
     * @param goOnMs how long it goes on as before
     * @param finishMs how long it then waits for answers in flight, at most
     */
    public void end(Channel port, long goOnMs, long finishMs) throws InterruptedException {
        Runnable closing = port::close;
        loops.schedule(closing, goOnMs, TimeUnit.MILLISECONDS).await();
        port.closeFuture().await();
        CountDownLatch finished = new CountDownLatch(1);
        ScheduledFuture<?> looks = loops.scheduleWithFixedDelay(
                () -> {
                    if (inFlight.getAsInt() == 0) {
                        finished.countDown();
                    }
                },
                0,
                LOOK_MS,
                TimeUnit.MILLISECONDS);
        // Whether they are finished or their time is over, this is the end.
        boolean isDone = finished.await(finishMs, TimeUnit.MILLISECONDS);
        looks.cancel(isDone);
        loops.shutdownGracefully(0, finishMs, TimeUnit.MILLISECONDS).await();
    }
}
