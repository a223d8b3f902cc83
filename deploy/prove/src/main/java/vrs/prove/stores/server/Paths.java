package vrs.prove.stores.server;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.faults.lease.ExecutorTimer;
import vrs.faults.lease.Lease;
import vrs.faults.lease.LeaseBook;
import vrs.faults.proxy.Answer;
import vrs.faults.proxy.Edge;
import vrs.faults.proxy.Order;
import vrs.faults.proxy.Protocol;
import vrs.faults.proxy.Proxies;
import vrs.faults.proxy.Traffic;
import vrs.faults.proxy.Wiring;
import vrs.faults.wire.Latency;

/** The ways to the stores, through fault proxies. Safe for use by many threads. */
public final class Paths implements AutoCloseable {
    private static final String SOURCE = "site";
    private static final String AZ = "az/";
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Lease LEASE = Lease.parse("10m");

    private final EventLoopGroup loops;
    private final ScheduledExecutorService timers;
    private final Proxies proxies;

    private Paths(EventLoopGroup loops, ScheduledExecutorService timers, Proxies proxies) {
        this.loops = loops;
        this.timers = timers;
        this.proxies = proxies;
    }

    /** Begins to listen for each of them. */
    public static Paths to(List<StoreServer> stores, LongSupplier nanoTicker) {
        EventLoopGroup loops = new NioEventLoopGroup(1);
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("leases").factory());
        ExecutorTimer timer = new ExecutorTimer(timers);
        Wiring wiring = new Wiring(loops, timer, nanoTicker, RandomGenerator::getDefault, CONNECT_MAX);
        List<Edge> edges = stores.stream()
                .map(store -> new Edge(SOURCE, AZ + store.port(), Protocol.TCP, ANY, store.address(), Duration.ZERO))
                .toList();
        return new Paths(
                loops,
                timers,
                Proxies.start(edges, wiring, new LeaseBook<>(timer, nanoTicker, _ -> {}), _ -> Traffic.UNCOUNTED));
    }

    /** Where one connects to reach the store. */
    public int port(StoreServer store) {
        return proxies.address(SOURCE + "->" + AZ + store.port()).getPort();
    }

    /** From now on each of its answers comes so much later. */
    public void slow(StoreServer store, Duration by) {
        switch (proxies.inject(new Order.Break(new Latency(by)), AZ + store.port(), LEASE)) {
            case Answer.InForce _ -> {}
            case Answer.NoSuchPath unknown -> throw new IllegalStateException(unknown.line());
            case Answer.Senseless senseless -> throw new IllegalStateException(senseless.line());
        }
    }

    /** Nothing is slow any longer. */
    public void heal() {
        proxies.healAll();
    }

    @Override
    public void close() {
        proxies.close();
        timers.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
