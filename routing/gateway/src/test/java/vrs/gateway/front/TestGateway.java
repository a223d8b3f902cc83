package vrs.gateway.front;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import vrs.control.ControlState;
import vrs.gateway.choice.Drains;
import vrs.gateway.choice.EjectionRule;
import vrs.gateway.health.HealthBoard;
import vrs.gateway.health.HealthRule;
import vrs.gateway.neighbour.Load;
import vrs.gateway.neighbour.LoadBoard;
import vrs.gateway.neighbour.Neighbours;
import vrs.gateway.neighbour.OwnLoad;
import vrs.gateway.neighbour.RetryNames;
import vrs.gateway.retry.RetryBudget;
import vrs.gateway.retry.RetryDomain;
import vrs.gateway.route.Timings;
import vrs.gateway.upstream.InFlight;
import vrs.gateway.upstream.UpstreamLimits;
import vrs.signing.InternalCredential;
import vrs.territory.TerritoryTable;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** The public port of a gateway in r1-az1, on a port of its own, in front of scripted services. */
public final class TestGateway implements AutoCloseable {
    public static final InternalCredential CREDENTIAL = InternalCredential.of("credential-of-the-tests");
    public static final int RETRIES_FLOOR = 10;
    public static final List<EntryName> NAMES = List.of(
            new EntryName(EntryName.Kind.MAIN, "r1", "main.r1.localhost", 17_090),
            new EntryName(EntryName.Kind.RETRY, "r1", "retry.r1.localhost", 17_091),
            new EntryName(EntryName.Kind.MAIN, "r2", "main.r2.localhost", 17_092),
            new EntryName(EntryName.Kind.RETRY, "r2", "retry.r2.localhost", 17_093));
    public static final Timings TIMINGS = new Timings(900, 400, 300, 200);

    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    public final InFlight inFlight = new InFlight();
    public final KnownInstances known = new KnownInstances(
            HealthRule.defaults(),
            EjectionRule.defaults(),
            inFlight,
            () -> this.control,
            System::nanoTime,
            ThreadLocalRandom::current,
            (event, pairs) -> {});
    public final HealthBoard board = known.board();
    public final Drains drains;
    private volatile long passedNanos;
    public final FrontServer front;
    /** Time as budget and loads see it, in nanoseconds; stands still unless a test moves it. */
    public final AtomicLong nanos = new AtomicLong();

    public final LoadBoard loads = new LoadBoard(nanos::get, (instance, tells) -> {});
    public final Neighbours neighbours;
    private final Map<String, String> switches = new HashMap<>(Map.of(
            "deadline.playMs", Long.toString(TIMINGS.requestMs()),
            "deadline.connectMs", Long.toString(TIMINGS.connectMs())));
    private volatile ControlState control = ControlState.atRest("r1-az1").with(switches, "test", 1);
    private volatile boolean stays = true;
    /** What it says of itself. */
    public volatile boolean ready = true;

    private final Channel internal;
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final Channel port;

    public TestGateway(List<Instance> instances, FrontLimits limits, UpstreamLimits upstreamLimits) throws IOException {
        Topology topology = new Topology(
                List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1"), new Az("r2-az1", "r2")),
                instances,
                NAMES,
                List.of());
        neighbours = new Neighbours(topology, "r1-az1", loads);
        RetryDomain retry = new RetryDomain(
                new RetryNames(topology, "r1-az1", neighbours),
                new RetryBudget(nanos::get, RETRIES_FLOOR),
                ThreadLocalRandom::current);
        drains = new Drains(
                topology.azs().stream().map(Az::id).toList(),
                () -> control,
                () -> passedNanos,
                10_000,
                (az, leaving) -> {});
        Candidates candidates = new Candidates(topology, "r1-az1", known, drains, ThreadLocalRandom::current);
        Services services = new Services(
                "r1-az1",
                () -> control,
                candidates,
                new Elsewhere(
                        neighbours, (trafficClass, state) -> stays, retry, new OwnLoad(candidates::admitted, loads)),
                board,
                CREDENTIAL,
                TIMINGS,
                System::nanoTime,
                ThreadLocalRandom::current,
                new FrontMetrics(metrics, FrontMetrics.PUBLIC),
                new OwnAnswers("r1-az1", "r1-az1-gateway-1"));
        front = new FrontServer(
                loops,
                services,
                territories(),
                limits,
                upstreamLimits,
                inFlight,
                () -> drains.moves("r1-az1", ThreadLocalRandom.current()));
        port = front.listen(new InetSocketAddress("127.0.0.1", 0));
        internal = front.inside(() -> ready, new FrontMetrics(metrics, FrontMetrics.INTERNAL))
                .listen(new InetSocketAddress("127.0.0.1", 0));
    }

    /** An operator sets a key, or several. */
    public void set(String... keysAndValues) {
        Map<String, String> changes = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            changes.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        control = control.with(changes, "test", 1);
    }

    /** Whether requests stay in this AZ, as far as weights go. */
    public void stays(boolean later) {
        stays = later;
    }

    /** The gateway of an AZ tells its load: requests of each class in flight, and its limit. */
    public void tells(String az, int inFlight, int limit) {
        String use = " " + inFlight + " " + limit + "\n";
        Load load = Load.parse("vrs-load 1\nplay" + use + "autoplay" + use + "preload" + use)
                .orElseThrow();
        neighbours.all().stream().filter(it -> it.az().equals(az)).forEach(it -> loads.told(it, load));
    }

    /** How often something was counted, with these tags. */
    public double counted(String name, String... tags) {
        return metrics.find(name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    public RawClient internalClient() throws IOException {
        return new RawClient(((InetSocketAddress) internal.localAddress()).getPort());
    }

    /** The instances of services by az/role/unit, in that order. */
    public static TestGateway of(Object... namesAndPorts) throws IOException {
        return new TestGateway(instances(namesAndPorts), FrontLimits.defaults(), UpstreamLimits.defaults());
    }

    public static List<Instance> instances(Object... namesAndPorts) {
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < namesAndPorts.length; i += 2) {
            String[] f = namesAndPorts[i].toString().split("/");
            instances.add(instance(f[0], Role.of(f[1]), f[2], i, port(namesAndPorts[i + 1])));
        }
        return instances;
    }

    private static int port(Object service) {
        return service instanceof ScriptedService scripted ? scripted.port() : (Integer) service;
    }

    private static Instance instance(String az, Role role, String unit, int number, int port) {
        String name = az + "-" + role.id() + "-" + unit + "-" + number;
        return new Instance(name, role, az, unit, "vm", "private", "127.0.0.1", port, port);
    }

    /** A port on which nobody listens. */
    public static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return ((InetSocketAddress) port.localAddress()).getPort();
    }

    public RawClient client() throws IOException {
        return new RawClient(port());
    }

    /** One request on a connection of its own. */
    public RawClient.Answer get(String target, String... headers) throws IOException {
        try (RawClient client = client()) {
            return client.get(target, headers);
        }
    }

    public double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    /** How many connections it ended by itself for a reason. */
    public double cut(String reason) {
        return metrics.get("vrs.gateway.connections.cut")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /** Time passes for drains alone. */
    public void pass(long ms) {
        passedNanos += TimeUnit.MILLISECONDS.toNanos(ms);
    }

    public void stopListening() {
        port.close().syncUninterruptibly();
    }

    @Override
    public void close() {
        stopListening();
        internal.close().syncUninterruptibly();
        front.drain(Duration.ofMillis(200));
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static TerritoryTable territories() throws IOException {
        Path file = Files.createTempFile("territories", "");
        Files.writeString(file, "127.0.0.0/16 CN\n::1/128 CN\n127.1.0.0/16 US\n");
        try {
            return TerritoryTable.read(file);
        } finally {
            Files.delete(file);
        }
    }
}
