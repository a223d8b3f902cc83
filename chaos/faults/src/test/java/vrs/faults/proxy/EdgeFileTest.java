package vrs.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeFileTest {
    @Test
    void line_isAPath() {
        List<Edge> edges = EdgeFile.parse(List.of(
                "# source target protocol listen upstream distanceMs",
                "",
                "r1-az1   r1-az2/drm http 127.0.0.1:17170 127.0.0.1:17230 1"));

        assertThat(edges)
                .containsExactly(new Edge(
                        "r1-az1",
                        "r1-az2/drm",
                        Protocol.HTTP,
                        new InetSocketAddress("127.0.0.1", 17_170),
                        new InetSocketAddress("127.0.0.1", 17_230),
                        Duration.ofMillis(1)));
        assertThat(edges.getFirst().name()).isEqualTo("r1-az1->r1-az2/drm");
        assertThat(edges.getFirst().targetAz()).isEqualTo("r1-az2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b/drm http 127.0.0.1:1",
                "a b/drm http 127.0.0.1:1 127.0.0.1:2 3 4",
                "a b/drm udp 127.0.0.1:1 127.0.0.1:2",
                "a b/drm http 127.0.0.1 127.0.0.1:2",
                "a b/drm http :1 127.0.0.1:2",
                "a b/drm http 127.0.0.1:0 127.0.0.1:2",
                "a b/drm http 127.0.0.1:65536 127.0.0.1:2",
                "a b/drm http 127.0.0.1:x 127.0.0.1:2",
                "a b/drm http 127.0.0.1:1 127.0.0.1:2 -1",
                "a-> b/drm http 127.0.0.1:1 127.0.0.1:2"
            })
    void badLine_isRefusedByItsNumber(String line) {
        assertThatThrownBy(() -> EdgeFile.parse(List.of("# paths", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2 ");
    }

    @Test
    void secondPathOfOneNameOrPort_isRefused() {
        String first = "a b/drm http 127.0.0.1:1 127.0.0.1:2";
        for (String second :
                new String[] {"a b/drm http 127.0.0.1:3 127.0.0.1:2", "a b/clear http 127.0.0.1:1 127.0.0.1:2"}) {
            assertThatThrownBy(() -> EdgeFile.parse(List.of(first, second))).hasMessageStartingWith("line 2: a second");
        }
    }

    @Test
    void nothing_isRefused() {
        assertThatThrownBy(() -> EdgeFile.parse(List.of("# none"))).hasMessage("no path in it");
    }
}
