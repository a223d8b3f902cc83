package vrs.faults;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.faults.door.FaultDoor;
import vrs.faults.lease.ExecutorTimer;
import vrs.faults.lease.LeaseBook;
import vrs.faults.lease.LeaseEvent;
import vrs.faults.proxy.Harm;
import vrs.faults.proxy.Proxies;
import vrs.faults.proxy.Wiring;
import vrs.process.EventLog;

/** The parts of a fault proxy, put together. The leases live here: they end faults whoever asked for those and is gone. */
final class FaultProxy implements AutoCloseable {
    private final EventLoopGroup loops;
    private final ScheduledThreadPoolExecutor timers;
    private final Proxies proxies;
    private final FaultDoor door;

    private FaultProxy(EventLoopGroup loops, ScheduledThreadPoolExecutor timers, Proxies proxies, FaultDoor door) {
        this.loops = loops;
        this.timers = timers;
        this.proxies = proxies;
        this.door = door;
    }

    /** @throws IOException when a port is taken */
    static FaultProxy start(ProxyConfig config, LongSupplier tickerNanos, MeterRegistry metrics, EventLog log)
            throws IOException {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("leases").factory());
        timers.setRemoveOnCancelPolicy(true);
        ExecutorTimer timer = new ExecutorTimer(timers);
        EventLoopGroup loops = new NioEventLoopGroup(1);
        Wiring wiring = new Wiring(
                loops, timer, tickerNanos, RandomGenerator::getDefault, Duration.ofMillis(config.connectMs()));
        LeaseBook<Harm> book = new LeaseBook<>(timer, tickerNanos, event -> tell(event, metrics, log));
        Proxies proxies = Proxies.start(config.edges(), wiring, book, edge -> new EdgeMeters(edge, metrics));
        FaultDoor door = FaultDoor.start(config.doorPort(), proxies, tickerNanos, config.credential());
        return new FaultProxy(loops, timers, proxies, door);
    }

    int doorPort() {
        return door.port();
    }

    @Override
    public void close() {
        door.close();
        proxies.close();
        timers.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static void tell(LeaseEvent<Harm> event, MeterRegistry metrics, EventLog log) {
        Harm harm = event.injection().fault();
        long id = event.injection().id();
        switch (event) {
            case LeaseEvent.Injected<Harm> injected -> {
                long forMs = injected.injection().lease().length().toMillis();
                log.info("injected", "id", id, "type", harm.type(), "target", harm.target(), "forMs", forMs);
                count(metrics, "vrs.faults.injected", harm.type(), "order");
            }
            case LeaseEvent.Healed<Harm>(var injection, LeaseEvent.By by) -> {
                String who =
                        switch (by) {
                            case LEASE -> "lease";
                            case ORDER -> "order";
                        };
                log.info("healed", "id", id, "type", harm.type(), "target", harm.target(), "by", who);
                count(metrics, "vrs.faults.healed", harm.type(), who);
            }
        }
    }

    private static void count(MeterRegistry metrics, String name, String type, String by) {
        Counter.builder(name).tags("type", type, "by", by).register(metrics).increment();
    }
}
