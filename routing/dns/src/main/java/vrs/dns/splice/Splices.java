package vrs.dns.splice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vrs.topology.EntryName;

/** The connections that lead somewhere now, by name and AZ. Safe for use by many threads. */
public final class Splices {
    private record Way(String name, String az) {}

    private final MeterRegistry metrics;
    private final Map<Way, ChannelGroup> open = new ConcurrentHashMap<>();

    public Splices(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** The name in metrics and logs, such as {@code main.r1}. */
    public static String id(EntryName name) {
        return name.kind().name().toLowerCase(Locale.ROOT) + "." + name.region();
    }

    /** A client is connected with an AZ now. */
    void add(EntryName name, String az, Channel client) {
        open.computeIfAbsent(new Way(id(name), az), this::watched).add(client);
    }

    /** A connection to a gateway did not come about. */
    void failed(EntryName name, String az) {
        Counter.builder("vrs.entry.connect.failures")
                .tags("name", id(name), "az", az)
                .register(metrics)
                .increment();
    }

    /** A name leads elsewhere. */
    public void moved(EntryName name) {
        Counter.builder("vrs.entry.switches")
                .tag("name", id(name))
                .register(metrics)
                .increment();
    }

    /** Ends all connections to an AZ, so that clients connect anew. */
    public void close(String az) {
        open.forEach((way, clients) -> {
            if (way.az().equals(az)) {
                clients.close();
            }
        });
    }

    /** Ends all. */
    public void closeAll() {
        open.values().forEach(ChannelGroup::close);
    }

    private ChannelGroup watched(Way way) {
        // It must take new connections after all of it was closed: the AZ may come back.
        ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, false);
        Gauge.builder("vrs.entry.connections", clients, ChannelGroup::size)
                .description("client connections now")
                .tags("name", way.name(), "az", way.az())
                .register(metrics);
        return clients;
    }
}
