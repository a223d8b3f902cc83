package vrs.loadtest.wire;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.loadtest.measure.Outcome;
import vrs.loadtest.plan.PlannedRequest;

/** Sends requests to the targets in turn. Every call is made on its event loop. */
public final class Wire {
    private final EventLoop loop;
    private final LongSupplier tickerNanos;
    private final long timeoutNanos;
    private final List<ConnectionPool> pools;
    private int turn;

    public Wire(WireConfig config, EventLoop loop, LongSupplier tickerNanos) {
        this.loop = loop;
        this.tickerNanos = tickerNanos;
        this.timeoutNanos = config.timeout().toNanos();
        this.pools = config.targets().stream()
                .map(target -> new ConnectionPool(target, config, loop, tickerNanos))
                .toList();
    }

    /** How many targets take turns. */
    public int targets() {
        return pools.size();
    }

    /**
     * Sends one; the listener hears exactly one outcome, on the event loop, maybe before this returns.
     *
     * @param intendedNanos its moment by the ticker: its time runs from there
     */
    public void send(PlannedRequest request, long intendedNanos, Consumer<Outcome> listener) {
        Exchange exchange = new Exchange(request, listener);
        long leftNanos = timeoutNanos - (tickerNanos.getAsLong() - intendedNanos);
        exchange.timeout(loop.schedule(exchange::expire, Math.max(0, leftNanos), TimeUnit.NANOSECONDS));
        ConnectionPool pool = pools.get(turn);
        turn = (turn + 1) % pools.size();
        pool.send(exchange);
    }
}
