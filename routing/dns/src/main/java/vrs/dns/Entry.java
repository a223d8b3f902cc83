package vrs.dns;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import vrs.dns.policy.Switchboard;
import vrs.dns.splice.EntryServer;
import vrs.dns.splice.Splices;
import vrs.process.EventLog;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/** The running entry names: the one place where their parts are put together. */
public final class Entry implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long END_MS_MAX = 2_000;

    private final EventLoopGroup loops = new NioEventLoopGroup(1, new DefaultThreadFactory("entry"));
    private final Splices splices;
    private final Lookout lookout;
    private final List<Channel> ports;
    private volatile boolean stopping;

    /** Starts to listen. A port that is taken throws the exception of the bind. */
    Entry(EntryConfig config, StartFiles files, MeterRegistry metrics, EventLog log) {
        Topology topology = files.topology();
        splices = new Splices(metrics);
        lookout = new Lookout(
                topology,
                config.rule(),
                config.home(),
                config.instance(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                listener(splices, log),
                log);
        EntryServer server = new EntryServer(
                loops,
                lookout.switchboard(),
                lookout.gateways(),
                splices,
                config.rule().connectMs());
        ports = topology.names().stream()
                .map(name -> server.listen(name, new InetSocketAddress(LOOPBACK, name.port())))
                .toList();
        lookout.start(files.credential(), config.rule());
    }

    /** Whether it has asked every gateway once and is not about to stop; says nothing of the gateways. */
    public boolean isReady() {
        return !stopping && lookout.switchboard().isWarm();
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
        lookout.close();
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
