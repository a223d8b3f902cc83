package vrs.gateway.front;

import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Whom a PROXY header speaks of. */
final class ProxiedAddress {
    private ProxiedAddress() {}

    /** Nobody when the proxy speaks for itself, or of something without an IP address. */
    static Optional<InetAddress> of(HAProxyMessage header) {
        String source = header.sourceAddress();
        byte[] bytes = source == null ? null : NetUtil.createByteArrayFromIpAddressString(source);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of four or sixteen bytes", e);
        }
    }
}
