package vrs.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.control.ControlState;
import vrs.gateway.choice.Drains;
import vrs.gateway.choice.EjectionRule;
import vrs.gateway.front.Candidates;
import vrs.gateway.front.Elsewhere;
import vrs.gateway.front.FrontMetrics;
import vrs.gateway.front.FrontServer;
import vrs.gateway.front.KnownInstances;
import vrs.gateway.front.OwnAnswers;
import vrs.gateway.front.Services;
import vrs.gateway.front.UnitWatch;
import vrs.gateway.health.HealthRounds;
import vrs.gateway.health.HttpProbe;
import vrs.gateway.neighbour.HttpLoadProbe;
import vrs.gateway.neighbour.LoadBoard;
import vrs.gateway.neighbour.LoadRounds;
import vrs.gateway.neighbour.Neighbours;
import vrs.gateway.neighbour.OwnLoad;
import vrs.gateway.neighbour.RetryNames;
import vrs.gateway.retry.RetryBudget;
import vrs.gateway.retry.RetryDomain;
import vrs.gateway.route.TrafficClass;
import vrs.gateway.upstream.InFlight;
import vrs.process.EventLog;
import vrs.signing.InternalCredential;
import vrs.territory.TerritoryTable;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** A running gateway: the one place where its parts are put together. */
public final class Gateway implements AutoCloseable {
    private static final Duration FINISH_AT_MOST = Duration.ofSeconds(3);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int RETRIES_FLOOR_PER_SECOND = 10;

    private final EventLoopGroup loops;
    private final HttpClient probing;
    private final HealthRounds rounds;
    private final LoadRounds loadRounds;
    private final FrontServer front;
    private final FrontServer inside;
    private final Channel publicPort;
    private final Channel internalPort;
    private final long leaveMs;
    private volatile boolean stopping;

    /**
     * What it knows of the cluster and of the time.
     *
     * @param control what the operators decided, as it is now; must not block
     */
    public record World(
            Topology topology,
            TerritoryTable territories,
            InternalCredential credential,
            Supplier<ControlState> control,
            MeterRegistry metrics,
            EventLog log,
            LongSupplier ticker,
            Supplier<RandomGenerator> random) {}

    /** Starts to listen. A port that is taken throws the exception of the bind. */
    public Gateway(GatewayConfig config, World world) {
        leaveMs = config.pace().leaveMs();
        InFlight inFlight = new InFlight();
        KnownInstances known = new KnownInstances(
                config.health(),
                EjectionRule.defaults(),
                inFlight,
                world.control(),
                world.ticker(),
                world.random(),
                world.log()::info);
        List<String> azs = world.topology().azs().stream().map(Az::id).toList();
        Drains drains = new Drains(
                azs, world.control(), world.ticker(), config.pace().drainRampMs(), (az, leaving) -> world.log()
                        .info("drain", "of", az, "towards", leaving ? "drained" : "active"));
        Candidates candidates = new Candidates(world.topology(), config.az(), known, drains, world.random());
        UnitWatch units = new UnitWatch(candidates, known, drains, world.control()).show(world.metrics(), azs);
        LoadBoard loads = new LoadBoard(world.ticker(), (instance, tells) -> world.log()
                .info("load", "of", instance.name(), "state", tells ? "told" : "silent"));
        Services services = new Services(
                config.az(),
                world.control(),
                candidates,
                elsewhere(config, world, loads, candidates),
                known.board(),
                world.credential(),
                config.timings(),
                world.ticker(),
                world.random(),
                new FrontMetrics(world.metrics(), FrontMetrics.PUBLIC),
                new OwnAnswers(config.az(), config.instance()));
        world.metrics().gauge("vrs.gateway.upstream.in.flight", inFlight, InFlight::total);
        loops = new NioEventLoopGroup(config.loops(), new DefaultThreadFactory("gateway"));
        probing = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(config.health().timeoutMs()))
                .build();
        rounds = new HealthRounds(
                config.az(),
                candidates.all(),
                new HttpProbe(probing, world.credential(), config.health().timeoutMs()),
                known.board(),
                config.health(),
                this::later,
                world.ticker(),
                world.random());
        front = new FrontServer(
                loops,
                services,
                world.territories(),
                config.front(),
                config.upstream(),
                inFlight,
                () -> drains.letsGo(config.az(), world.random().get()));
        inside = front.inside(this::isReady, new FrontMetrics(world.metrics(), FrontMetrics.INTERNAL));
        internalPort = inside.listen(new InetSocketAddress(LOOPBACK, config.internalPort()));
        publicPort = front.listen(new InetSocketAddress(LOOPBACK, config.port()));
        List<Instance> tellers =
                new ArrayList<>(services.elsewhere().neighbours().all());
        tellers.addAll(world.topology().instances(Role.DASH, config.az()));
        loadRounds = new LoadRounds(
                tellers,
                new HttpLoadProbe(probing, world.credential(), config.health().timeoutMs()),
                loads,
                this::later,
                world.random());
        rounds.start();
        loadRounds.start();
        watch(units);
    }

    private void watch(UnitWatch units) {
        units.look();
        later(UnitWatch.PERIOD_MS, () -> watch(units));
    }

    private static Elsewhere elsewhere(GatewayConfig config, World world, LoadBoard loads, Candidates candidates) {
        Neighbours neighbours = new Neighbours(world.topology(), config.az(), loads);
        for (Instance gateway : neighbours.all()) {
            for (TrafficClass trafficClass : TrafficClass.values()) {
                Gauge.builder(
                                "vrs.gateway.neighbour.headroom",
                                neighbours,
                                it -> it.hasRoom(gateway.az(), trafficClass) ? 1 : 0)
                        .description("whether a neighbour takes requests of that class")
                        .tags("az", gateway.az(), "class", trafficClass.id())
                        .register(world.metrics());
            }
        }
        return new Elsewhere(
                neighbours,
                candidates::stays,
                new RetryDomain(
                        new RetryNames(world.topology(), config.az(), neighbours),
                        new RetryBudget(world.ticker(), RETRIES_FLOOR_PER_SECOND),
                        world.random()),
                new OwnLoad(candidates::admitted, loads));
    }

    private void later(long delayMs, Runnable task) {
        if (!loops.isShuttingDown()) {
            loops.schedule(task, delayMs, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether it has looked at everybody once and is not about to stop; says nothing of the others. */
    public boolean isReady() {
        return !stopping && rounds.isWarm();
    }

    /**
     * Says that it is not ready, goes on to accept until the entry names have seen it, lets requests in flight end for
     * up to three seconds, and ends. Once is enough.
     */
    @Override
    public void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        front.leave();
        inside.leave();
        loops.schedule(() -> {}, leaveMs, TimeUnit.MILLISECONDS).awaitUninterruptibly();
        publicPort.close().syncUninterruptibly();
        front.drain(FINISH_AT_MOST);
        internalPort.close().syncUninterruptibly();
        inside.drain(FINISH_AT_MOST);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(FINISH_AT_MOST.toMillis());
        probing.shutdownNow();
    }
}
