package vrs.gateway.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.ProtocolDetectionResult;
import io.netty.handler.codec.ProtocolDetectionState;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Looks once at how a connection begins. A PROXY protocol v2 header is believed from a peer on loopback only, where the
 * entry names live; everything else is a direct connection and goes to the HTTP decoder as it came.
 */
final class ProxyDetection extends ByteToMessageDecoder {
    private static final int TLV_BYTES_MAX = 512;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        ProtocolDetectionResult<HAProxyProtocolVersion> seen = HAProxyMessageDecoder.detectProtocol(in);
        if (isNear(ctx) && seen.state() == ProtocolDetectionState.NEEDS_MORE_DATA) {
            return;
        }
        boolean v2 =
                seen.state() == ProtocolDetectionState.DETECTED && seen.detectedProtocol() == HAProxyProtocolVersion.V2;
        if (v2 && isNear(ctx)) {
            ctx.pipeline().addAfter(ctx.name(), null, new HAProxyMessageDecoder(TLV_BYTES_MAX));
        }
        ctx.pipeline().remove(this);
    }

    private static boolean isNear(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress peer
                && peer.getAddress().isLoopbackAddress();
    }
}
