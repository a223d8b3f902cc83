package vrs.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.gateway.front.Candidates;
import vrs.gateway.front.FrontMetrics;
import vrs.gateway.front.FrontServer;
import vrs.gateway.front.InternalServer;
import vrs.gateway.front.OwnAnswers;
import vrs.gateway.front.Services;
import vrs.gateway.health.HealthBoard;
import vrs.gateway.health.HealthRounds;
import vrs.gateway.health.HttpProbe;
import vrs.gateway.upstream.InFlight;
import vrs.process.EventLog;
import vrs.signing.InternalCredential;
import vrs.territory.TerritoryTable;
import vrs.topology.Topology;

/** A running gateway: the one place where its parts are put together. */
public final class Gateway implements AutoCloseable {
    private static final Duration FINISH_AT_MOST = Duration.ofSeconds(3);
    private static final String LOOPBACK = "127.0.0.1";

    private final EventLoopGroup loops;
    private final HttpClient probing;
    private final HealthRounds rounds;
    private final FrontServer front;
    private final Channel publicPort;
    private final Channel internalPort;
    private volatile boolean stopping;

    /** What it knows of the cluster and of the time. */
    public record World(
            Topology topology,
            TerritoryTable territories,
            InternalCredential credential,
            MeterRegistry metrics,
            EventLog log,
            LongSupplier ticker,
            Supplier<RandomGenerator> random) {}

    /** Starts to listen. A port that is taken throws the exception of the bind. */
    public Gateway(GatewayConfig config, World world) {
        InFlight inFlight = new InFlight();
        HealthBoard board = new HealthBoard(config.health(), (instance, up) -> world.log()
                .info("health", "of", instance.name(), "state", up ? "up" : "down"));
        Candidates candidates = new Candidates(world.topology(), config.az(), board, inFlight);
        Services services = new Services(
                candidates,
                board,
                world.credential(),
                config.timings(),
                world.ticker(),
                world.random(),
                new FrontMetrics(world.metrics()),
                new OwnAnswers(config.az(), config.instance()));
        world.metrics().gauge("vrs.gateway.upstream.in.flight", inFlight, InFlight::total);
        loops = new NioEventLoopGroup(config.loops(), new DefaultThreadFactory("gateway"));
        probing = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(config.health().timeoutMs()))
                .build();
        rounds = new HealthRounds(
                candidates.all(),
                new HttpProbe(probing, world.credential(), config.health().timeoutMs()),
                board,
                config.health(),
                this::later,
                world.random());
        front = new FrontServer(loops, services, world.territories(), config.front(), config.upstream(), inFlight);
        internalPort = new InternalServer(loops, services, this::isReady)
                .listen(new InetSocketAddress(LOOPBACK, config.internalPort()));
        publicPort = front.listen(new InetSocketAddress(LOOPBACK, config.port()));
        rounds.start();
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

    /** Stops to accept, lets requests in flight end for up to three seconds, and ends. Once is enough. */
    @Override
    public void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        publicPort.close().syncUninterruptibly();
        front.drain(FINISH_AT_MOST);
        internalPort.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(FINISH_AT_MOST.toMillis());
        probing.shutdownNow();
    }
}
