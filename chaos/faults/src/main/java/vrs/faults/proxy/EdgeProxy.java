package vrs.faults.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vrs.faults.wire.ActiveFaults;
import vrs.faults.wire.Latency;
import vrs.faults.wire.WireFault;

/**
 * The port of a path, its connections, and what is wrong with it now. Faults come and go on one event loop; the methods may be
 * called by any thread that is none of the event loops.
 */
final class EdgeProxy implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final long DISTANCE = 0;
    private static final Duration BIND_AGAIN = Duration.ofMillis(50);

    private final Edge edge;
    private final Wiring wiring;
    private final Traffic traffic;
    private final EventLoop home;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Map<Long, WireFault> faults = new TreeMap<>();
    private volatile ActiveFaults active = ActiveFaults.NONE;
    private Optional<Channel> port = Optional.empty();
    private InetSocketAddress listen;
    private boolean closed;

    EdgeProxy(Edge edge, Wiring wiring, Traffic traffic) {
        this.edge = edge;
        this.wiring = wiring;
        this.traffic = traffic;
        this.home = wiring.loops().next();
        this.listen = edge.listen();
        if (!edge.distance().isZero()) {
            faults.put(DISTANCE, new Latency(edge.distance()));
            active = new ActiveFaults(List.copyOf(faults.values()));
        }
    }

    /** Begins to listen; fails with the reason of the bind. */
    EdgeProxy start() {
        ChannelFuture bound = server().bind(listen).syncUninterruptibly();
        port = Optional.of(bound.channel());
        // A port that the system chose stays the same after a refusal.
        listen = (InetSocketAddress) bound.channel().localAddress();
        return this;
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return listen;
    }

    Edge edge() {
        return edge;
    }

    /** There when the fault is in force. The id is above zero. */
    CompletableFuture<Void> put(long id, WireFault fault) {
        return change(() -> faults.put(id, fault));
    }

    /** There when it is gone, save for a port that must wait until it can listen again. */
    CompletableFuture<Void> take(long id) {
        return change(() -> faults.remove(id));
    }

    @Override
    public void close() {
        CompletableFuture.supplyAsync(
                        () -> {
                            closed = true;
                            links.forEach(link -> link.loop().execute(link::reset));
                            return port.map(this::shut).orElseGet(() -> CompletableFuture.completedFuture(null));
                        },
                        home)
                .thenCompose(shut -> shut)
                .join();
    }

    private CompletableFuture<Void> change(Runnable edit) {
        return CompletableFuture.runAsync(
                        () -> {
                            edit.run();
                            active = new ActiveFaults(List.copyOf(faults.values()));
                        },
                        home)
                .thenCompose(edited -> followPort())
                .thenCompose(done ->
                        CompletableFuture.allOf(links.stream().map(this::tell).toArray(CompletableFuture<?>[]::new)));
    }

    private CompletableFuture<Void> tell(Link link) {
        return CompletableFuture.runAsync(link::pathChanged, link.loop());
    }

    // The port is there exactly when nothing refuses.
    private CompletableFuture<Void> followPort() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        home.execute(() -> {
            if (active.refuses() && port.isPresent()) {
                Channel open = port.get();
                port = Optional.empty();
                shut(open).thenRun(() -> done.complete(null));
            } else if (!active.refuses() && port.isEmpty() && !closed) {
                server().bind(listen).addListener((ChannelFuture bound) -> {
                    if (bound.isSuccess()) {
                        port = Optional.of(bound.channel());
                    } else {
                        // Somebody took the port meanwhile, or the system is not yet done with it.
                        wiring.timer().after(BIND_AGAIN, this::followPort);
                    }
                    done.complete(null);
                });
            } else {
                done.complete(null);
            }
        });
        return done;
    }

    // The system lets go of a port only when its loop has selected once more, which it has before it does what is
    // scheduled.
    private CompletableFuture<Void> shut(Channel open) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        open.close().addListener(gone -> home.schedule(() -> done.complete(null), 1, TimeUnit.MICROSECONDS));
        return done;
    }

    private ServerBootstrap server() {
        return new ServerBootstrap()
                .group(home, wiring.loops())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        connect(client);
                    }
                });
    }

    private void connect(Channel client) {
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        wiring.connectBound().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel target) {}
                })
                .connect(edge.upstream())
                .addListener((ChannelFuture done) -> {
                    if (!done.isSuccess() || !client.isActive() || active.refuses()) {
                        Link.breakOff(client);
                        Link.breakOff(done.channel());
                    } else {
                        splice(client, done.channel());
                    }
                });
    }

    private void splice(Channel client, Channel target) {
        Link link = new Link(edge.protocol(), wiring, () -> active, traffic, client, target);
        links.add(link);
        client.closeFuture().addListener(gone -> links.remove(link));
        traffic.connections(1);
        link.start();
        if (active.refuses()) {
            // It began to refuse while this connection came about.
            link.reset();
        }
    }
}
