package vrs.faults.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.faults.lease.Lease;
import vrs.faults.lease.LeaseBook;
import vrs.faults.lease.TestTimer;
import vrs.faults.wire.Direction;
import vrs.faults.wire.WireFault;

/** Paths to a scripted target, with a clock and chance of the test. */
public final class Bench implements AutoCloseable {
    static final String HTTP = "a->b/drm";
    static final String TCP = "a->b/redis";
    private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);

    final TestTimer timer = new TestTimer();
    final ScriptedRandom random = new ScriptedRandom();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger carriedBack = new AtomicInteger();
    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    public final ScriptedTarget target = new ScriptedTarget();
    public final Proxies proxies;

    public Bench() throws IOException {
        proxies = Proxies.start(
                List.of(
                        new Edge("a", "b/drm", Protocol.HTTP, ANY, target.address(), Duration.ZERO),
                        new Edge("a", "b/redis", Protocol.TCP, ANY, target.address(), Duration.ZERO)),
                new Wiring(loops, timer, timer, () -> random, Duration.ofSeconds(5)),
                new LeaseBook<>(timer, timer, event -> {}),
                edge -> traffic());
    }

    public TestTimer timer() {
        return timer;
    }

    Talk talk() throws IOException {
        return Talk.to(proxies.address(HTTP));
    }

    Talk bytes() throws IOException {
        return Talk.to(proxies.address(TCP));
    }

    long inject(WireFault fault) {
        return switch (proxies.inject(new Order.Break(fault), "b", Lease.DEFAULT)) {
            case Answer.InForce inForce -> inForce.injection().id();
            case Answer.NoSuchPath unknown -> throw new AssertionError(unknown.line());
            case Answer.Senseless senseless -> throw new AssertionError(senseless.line());
        };
    }

    long injectHttp(WireFault fault) {
        return ((Answer.InForce) proxies.inject(new Order.Break(fault), "b/drm", Lease.DEFAULT))
                .injection()
                .id();
    }

    /** The time of the usual lease goes by. */
    void leaseEnds() {
        timer.advance(Duration.ofSeconds(30));
    }

    private Traffic traffic() {
        return new Traffic() {
            @Override
            public void connections(int difference) {
                open.addAndGet(difference);
            }

            @Override
            public void carried(Direction direction, int bytes) {
                carriedBack.addAndGet(direction == Direction.BACKWARD ? bytes : 0);
            }
        };
    }

    @Override
    public void close() throws IOException {
        proxies.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        target.close();
    }
}
