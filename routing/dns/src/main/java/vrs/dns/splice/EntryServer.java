package vrs.dns.splice;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import vrs.dns.health.Gateways;
import vrs.dns.policy.Switchboard;
import vrs.topology.EntryName;

/** The port of a name. */
public final class EntryServer {
    private static final int BACKLOG = 1_024;

    private final EventLoopGroup loops;
    private final Switchboard switchboard;
    private final Gateways gateways;
    private final Splices splices;
    private final long connectMs;

    public EntryServer(
            EventLoopGroup loops, Switchboard switchboard, Gateways gateways, Splices splices, long connectMs) {
        this.loops = loops;
        this.switchboard = switchboard;
        this.gateways = gateways;
        this.splices = splices;
        this.connectMs = connectMs;
    }

    /** Begins to listen for a name; the channel returned is the port. Fails with the reason of the bind. */
    public Channel listen(EntryName name, InetSocketAddress address) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        client.pipeline().addLast(new Acceptance(name, switchboard, gateways, splices, connectMs));
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }
}
