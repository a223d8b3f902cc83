package vrs.dns.splice;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageEncoder;
import java.util.List;
import vrs.dns.health.Gateways;
import vrs.dns.policy.Switchboard;
import vrs.topology.EntryName;

/**
 * A client that has just connected to a name: finds a gateway that accepts, tells it the client's address, and splices
 * the two. Nothing is read from the client before, so that any gateway may still be the one.
 */
final class Acceptance extends ChannelInboundHandlerAdapter {
    private final EntryName name;
    private final Switchboard switchboard;
    private final Gateways gateways;
    private final Splices splices;
    private final int connectMs;

    Acceptance(EntryName name, Switchboard switchboard, Gateways gateways, Splices splices, long connectMs) {
        this.name = name;
        this.switchboard = switchboard;
        this.gateways = gateways;
        this.splices = splices;
        this.connectMs = (int) connectMs;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        connect(ctx, switchboard.candidates(name));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // The client has gone before it was let through.
        ctx.close();
    }

    private void connect(ChannelHandlerContext ctx, List<String> candidates) {
        Channel client = ctx.channel();
        if (candidates.isEmpty() || !client.isActive()) {
            client.close();
            return;
        }
        String az = candidates.getFirst();
        Bootstrap bootstrap = new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMs)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(new Pump(client));
        bootstrap.connect(gateways.publicAddress(az)).addListener((ChannelFuture done) -> {
            if (!done.isSuccess()) {
                splices.failed(name, az);
                connect(ctx, candidates.subList(1, candidates.size()));
            } else if (client.isActive()) {
                splice(ctx, done.channel(), az);
            } else {
                done.channel().close();
            }
        });
    }

    private void splice(ChannelHandlerContext ctx, Channel gateway, String az) {
        Channel client = ctx.channel();
        gateway.pipeline().addFirst(HAProxyMessageEncoder.INSTANCE);
        gateway.writeAndFlush(ProxyHeader.of(client));
        gateway.pipeline().remove(HAProxyMessageEncoder.INSTANCE);
        client.pipeline().replace(this, null, new Pump(gateway));
        splices.add(name, az, client);
        if (switchboard.isUsable(az)) {
            client.read();
            gateway.read();
        } else {
            // It went down while the connection came about.
            client.close();
        }
    }
}
