package vrs.dns;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vrs.dns.policy.EntryRule;
import vrs.dns.policy.Switchboard;
import vrs.dns.splice.EntryServer;
import vrs.dns.splice.Gateways;
import vrs.dns.splice.HealthRounds;
import vrs.dns.splice.ReadyQuestion;
import vrs.dns.splice.Splices;
import vrs.process.EventLog;
import vrs.signing.InternalCredential;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/** The running entry names: the one place where their parts are put together. */
public final class Entry implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long END_MS_MAX = 2_000;

    private final EventLoopGroup loops = new NioEventLoopGroup(1, new DefaultThreadFactory("entry"));
    private final HttpClient asking;
    private final Splices splices;
    private final Switchboard switchboard;
    private final List<Channel> ports;
    private volatile boolean stopping;

    /** Starts to listen. A port that is taken throws the exception of the bind. */
    public Entry(
            Topology topology, EntryRule rule, InternalCredential credential, MeterRegistry metrics, EventLog log) {
        splices = new Splices(metrics);
        switchboard = new Switchboard(topology, rule, listener(splices, log));
        asking = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(rule.timeoutMs()))
                .build();
        Gateways gateways = new Gateways(topology);
        ReadyQuestion question = new ReadyQuestion(asking, credential, rule.timeoutMs());
        HealthRounds rounds = new HealthRounds(switchboard, az -> question.ask(gateways.internalAddress(az)));
        EntryServer server = new EntryServer(loops, switchboard, gateways, splices, rule.connectMs());
        ports = topology.names().stream()
                .map(name -> server.listen(name, new InetSocketAddress(LOOPBACK, name.port())))
                .toList();
        loops.scheduleAtFixedRate(rounds::tick, 0, rule.intervalMs(), TimeUnit.MILLISECONDS);
    }

    /** Whether it has asked every gateway once and is not about to stop; says nothing of the gateways. */
    public boolean isReady() {
        return !stopping && switchboard.isWarm();
    }

    /** Stops to accept, ends all connections, and ends. Once is enough. */
    @Override
    public void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        ports.forEach(port -> port.close().syncUninterruptibly());
        splices.closeAll();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(END_MS_MAX);
        asking.shutdownNow();
    }

    private static Switchboard.Listener listener(Splices splices, EventLog log) {
        return new Switchboard.Listener() {
            @Override
            public void nameMoved(EntryName name, String from, String to) {
                splices.moved(name);
                log.info("entry-moved", "name", Splices.id(name), "from", from, "to", to);
            }

            @Override
            public void azDown(String az) {
                splices.close(az);
            }
        };
    }
}
