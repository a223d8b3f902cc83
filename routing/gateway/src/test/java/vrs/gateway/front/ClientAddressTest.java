package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageEncoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose address counts: that of the PROXY header from loopback, else that of the connection. */
class ClientAddressTest {
    private ScriptedService main;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main"));
        gateway = TestGateway.of("r1-az1/dash/main", main);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        main.close();
    }

    static byte[] proxyHeader(HAProxyProxiedProtocol family, String source, String destination) {
        EmbeddedChannel channel = new EmbeddedChannel(HAProxyMessageEncoder.INSTANCE);
        channel.writeOutbound(new HAProxyMessage(
                HAProxyProtocolVersion.V2, HAProxyCommand.PROXY, family, source, destination, 40_000, 80));
        return ByteBufUtil.getBytes(channel.<io.netty.buffer.ByteBuf>readOutbound());
    }

    private String territorySeen(int request) {
        return main.received.get(request).headers().get("vrs-territory");
    }

    @Test
    void directConnection_countsByItsOwnAddress() throws IOException {
        try (RawClient cn = gateway.client();
                RawClient us = new RawClient(gateway.port(), "127.1.0.9", 65_536);
                RawClient elsewhere = new RawClient(gateway.port(), "127.9.0.9", 65_536)) {
            cn.get("/dash?vid=x");
            us.get("/dash?vid=x");
            elsewhere.get("/dash?vid=x");
        }

        assertThat(territorySeen(0)).isEqualTo("CN");
        assertThat(territorySeen(1)).isEqualTo("US");
        assertThat(territorySeen(2)).isEqualTo("ZZ");
    }

    @Test
    void proxyHeader_countsByTheAddressInIt_forTheWholeConnection() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send(proxyHeader(HAProxyProxiedProtocol.TCP4, "127.1.0.5", "127.0.0.1"));

            assertThat(client.get("/dash?vid=x").status()).isEqualTo(200);
            client.get("/dash?vid=y");
        }

        assertThat(territorySeen(0)).isEqualTo("US");
        assertThat(territorySeen(1)).isEqualTo("US");
    }

    @Test
    void proxyHeader_ofIpv6() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send(proxyHeader(HAProxyProxiedProtocol.TCP6, "2001:db8::1", "::1"));

            client.get("/dash?vid=x");
        }

        assertThat(territorySeen(0)).isEqualTo("ZZ");
    }

    @Test
    void proxyHeader_inSmallPieces() throws IOException {
        byte[] header = proxyHeader(HAProxyProxiedProtocol.TCP4, "127.1.0.5", "127.0.0.1");
        byte[] request = RawClient.request("GET", "/dash?vid=x").getBytes(StandardCharsets.US_ASCII);
        try (RawClient client = gateway.client()) {
            for (byte b : header) {
                client.send(new byte[] {b});
            }
            client.send(request);

            assertThat(client.read().status()).isEqualTo(200);
        }
        assertThat(territorySeen(0)).isEqualTo("US");
    }

    @Test
    void proxyHeader_brokenOne_endsTheConnection() throws IOException {
        byte[] header = proxyHeader(HAProxyProxiedProtocol.TCP4, "127.1.0.5", "127.0.0.1");
        header[12] = 0x7f;
        try (RawClient client = gateway.client()) {
            client.send(Arrays.copyOf(header, header.length)).send(RawClient.request("GET", "/dash?vid=x"));

            assertThat(client.isEnded()).isTrue();
        }
        assertThat(main.received).isEmpty();
    }

    @Test
    void proxyHeader_ofTheTextVersion_isNoHttp() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send("PROXY TCP4 127.1.0.5 127.0.0.1 40000 80\r\n" + RawClient.request("GET", "/dash?vid=x"));

            assertThat(client.read().status()).isEqualTo(400);
        }
        assertThat(main.received).isEmpty();
    }

    @Test
    void proxyHeader_secondOne_isNoHttp() throws IOException {
        byte[] header = proxyHeader(HAProxyProxiedProtocol.TCP4, "127.1.0.5", "127.0.0.1");
        try (RawClient client = gateway.client()) {
            client.send(header).send(header).send(RawClient.request("GET", "/dash?vid=x"));

            assertThat(client.read().status()).isEqualTo(400);
        }
    }
}
