package vrs.dns.splice;

import io.netty.channel.Channel;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import java.net.Inet4Address;
import java.net.InetSocketAddress;

/** What a gateway is told of a client: the PROXY protocol, version 2. */
final class ProxyHeader {
    private ProxyHeader() {}

    static HAProxyMessage of(Channel client) {
        InetSocketAddress from = (InetSocketAddress) client.remoteAddress();
        InetSocketAddress to = (InetSocketAddress) client.localAddress();
        boolean v4 = from.getAddress() instanceof Inet4Address;
        return new HAProxyMessage(
                HAProxyProtocolVersion.V2,
                HAProxyCommand.PROXY,
                v4 ? HAProxyProxiedProtocol.TCP4 : HAProxyProxiedProtocol.TCP6,
                from.getAddress().getHostAddress(),
                to.getAddress().getHostAddress(),
                from.getPort(),
                to.getPort());
    }
}
