package vrs.gateway.front;

import io.netty.handler.codec.haproxy.HAProxyMessage;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import vrs.territory.TerritoryTable;

/** The rights area of one client: that of its address, or of the address that an entry splice says. */
final class ClientArea {
    private final TerritoryTable territories;
    private String area = TerritoryTable.ELSEWHERE;

    ClientArea(TerritoryTable territories) {
        this.territories = territories;
    }

    /** Who opened the connection. */
    void opened(SocketAddress peer) {
        if (peer instanceof InetSocketAddress address) {
            area = territories.territoryOf(address.getAddress());
        }
    }

    /** A splice says for whom it opened the connection. */
    void believe(HAProxyMessage proxy) {
        ProxiedAddress.of(proxy).map(territories::territoryOf).ifPresent(said -> area = said);
    }

    /** As far as it is known. */
    String territory() {
        return area;
    }
}
