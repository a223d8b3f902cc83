package vrs.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RequestStartTest {
    /** For 127.0.0.1:1 to 127.0.0.1:2. */
    private static final String PROXY_V2 = "0d0a0d0a000d0a515549540a" + "2111000c" + "7f0000017f00000100010002";

    @Test
    void methodAndPath_areARequest_andNothingElseIs() {
        assertThat(RequestStart.in(ascii("GET /dash?vid=a HTTP/1.1\r\n"))).isTrue();
        assertThat(RequestStart.in(ascii("{\"vid\":\"a\"}"))).isFalse();
        assertThat(RequestStart.in(ascii("GET"))).isFalse();
        assertThat(RequestStart.in(Unpooled.EMPTY_BUFFER)).isFalse();
    }

    @Test
    void requestBehindThePreambleOfASplice_isOne() {
        assertThat(RequestStart.in(Unpooled.wrappedBuffer(preamble(), ascii("GET / HTTP/1.1\r\n"))))
                .isTrue();
        assertThat(RequestStart.in(preamble())).as("the preamble alone").isFalse();
        assertThat(RequestStart.in(preamble().slice(0, 20))).as("cut off").isFalse();
    }

    @Test
    void questionAfterHealth_isTold_fromWork() {
        assertThat(RequestStart.asksHealth(ascii("GET /internal/ready HTTP/1.1\r\n")))
                .isTrue();
        assertThat(RequestStart.asksHealth(Unpooled.wrappedBuffer(preamble(), ascii("GET /internal/load HTTP/1.1"))))
                .isTrue();
        assertThat(RequestStart.asksHealth(ascii("POST /drm/streams HTTP/1.1\r\n")))
                .isFalse();
        assertThat(RequestStart.asksHealth(ascii("GET /int"))).isFalse();
    }

    private static ByteBuf preamble() {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(PROXY_V2));
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
