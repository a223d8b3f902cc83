package vrs.faults.proxy;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.faults.lease.Timer;

/**
 * What all paths of a process share.
 *
 * @param loops carries the bytes
 * @param timer for delays
 * @param tickerNanos monotonic nanoseconds
 * @param randoms a source of chance for each connection
 * @param connectBound how long a target may take to accept
 */
public record Wiring(
        EventLoopGroup loops,
        Timer timer,
        LongSupplier tickerNanos,
        Supplier<RandomGenerator> randoms,
        Duration connectBound) {}
