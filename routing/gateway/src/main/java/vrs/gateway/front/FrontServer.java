package vrs.gateway.front;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vrs.gateway.upstream.InFlight;
import vrs.gateway.upstream.UpstreamLimits;
import vrs.gateway.upstream.UpstreamPool;
import vrs.territory.TerritoryTable;

/** A port and the connections that clients have to it. */
public final class FrontServer {
    private static final int BACKLOG = 1_024;

    private final EventLoopGroup loops;
    private final Map<EventExecutor, UpstreamPool> pools;
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Services services;
    private final Door door;
    private final TerritoryTable territories;
    private final FrontLimits limits;
    private final BooleanSupplier moved;
    private volatile boolean leaving;

    /**
     * The public port.
     *
     * @param moved asked at each request: whether its connection belongs to another AZ and ends with the answer
     */
    public FrontServer(
            EventLoopGroup loops,
            Services services,
            TerritoryTable territories,
            FrontLimits limits,
            UpstreamLimits upstreamLimits,
            InFlight inFlight,
            BooleanSupplier moved) {
        this(
                loops,
                pools(loops, upstreamLimits, inFlight),
                services,
                new PublicDoor(services),
                territories,
                limits,
                moved);
    }

    private FrontServer(
            EventLoopGroup loops,
            Map<EventExecutor, UpstreamPool> pools,
            Services services,
            Door door,
            TerritoryTable territories,
            FrontLimits limits,
            BooleanSupplier moved) {
        this.loops = loops;
        this.pools = pools;
        this.services = services;
        this.door = door;
        this.territories = territories;
        this.limits = limits;
        this.moved = moved;
    }

    /**
     * The internal port beside this public one, over the same connections to the services.
     *
     * @param ready asked at each {@code /internal/ready}; must not block
     * @param metrics what it counts
     */
    public FrontServer inside(BooleanSupplier ready, FrontMetrics metrics) {
        Services own = services.counting(metrics);
        return new FrontServer(loops, pools, own, new InternalDoor(own, ready), territories, limits, () -> false);
    }

    private static Map<EventExecutor, UpstreamPool> pools(
            EventLoopGroup loops, UpstreamLimits limits, InFlight inFlight) {
        Map<EventExecutor, UpstreamPool> pools = new HashMap<>();
        loops.forEach(loop -> pools.put(loop, new UpstreamPool((EventLoop) loop, limits, inFlight)));
        return Map.copyOf(pools);
    }

    /** Begins to listen; the channel returned is the port. Fails with the reason of the bind. */
    public Channel listen(InetSocketAddress address) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    /** Goes on to accept and to answer, but from now on each connection ends with its next answer. */
    public void leave() {
        leaving = true;
    }

    /** Lets requests in flight come to their end, then closes what is left. Blocks for no longer than given. */
    public void drain(Duration atMost) {
        leaving = true;
        clients.forEach(channel -> channel.pipeline().fireUserEventTriggered(FrontHandler.Signal.DRAIN));
        clients.newCloseFuture().awaitUninterruptibly(atMost.toMillis());
        clients.close().awaitUninterruptibly(atMost.toMillis());
    }

    private void accept(Channel channel) {
        FrontMetrics metrics = services.metrics();
        boolean tooMany = metrics.connectionOpened() > limits.connectionsMax();
        channel.closeFuture().addListener(closed -> metrics.connectionClosed());
        if (tooMany) {
            metrics.connectionCut(Cut.CONNECTIONS_MAX);
            channel.close();
            return;
        }
        clients.add(channel);
        RequestClock clock = new RequestClock(limits.headReadMs(), limits.bodyReadMs());
        AnswerEncoder encoder = new AnswerEncoder();
        OneAtATime turns = new OneAtATime();
        channel.pipeline()
                .addLast(new IdleStateHandler(true, 0, 0, limits.idleMs(), TimeUnit.MILLISECONDS))
                .addLast(new WriteTimeoutHandler(limits.answerWriteMs(), TimeUnit.MILLISECONDS))
                .addLast(clock)
                .addLast(new ProxyDetection())
                .addLast(new StrictRequestDecoder(limits))
                .addLast(encoder)
                .addLast(turns)
                .addLast(new FrontHandler(
                        services,
                        door,
                        pools.get(channel.eventLoop()),
                        new ClientArea(territories),
                        limits,
                        clock,
                        encoder,
                        turns,
                        this::isLeaving));
    }

    private boolean isLeaving() {
        return leaving || moved.getAsBoolean();
    }
}
