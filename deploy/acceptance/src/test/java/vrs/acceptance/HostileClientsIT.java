package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The attacks that have a name, in bytes on the wire, against each door: refused, counted, and nothing behind them read. */
@WithCluster
@Order(83)
class HostileClientsIT {
    private static final int PATIENCE_MS = 4_000;
    private static final List<String> UNDER_FIRE =
            List.of("r1-az1-gateway-1", "r1-az1-drm-1", "r1-az1-fallback-1", "edge-cdn-a");

    private final Cluster cluster;

    HostileClientsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void ambiguousOrOversizedRequest_isRefusedOnce_closedAndCounted(Door door) throws Exception {
        Map<String, String> attacks = new LinkedHashMap<>(Attacks.everywhere(door));
        if (door != Door.EDGE) {
            attacks.putAll(Attacks.whereBodiesAreRead(door));
        }
        long before = refused(door);
        List<String> survived = new ArrayList<>();
        for (Map.Entry<String, String> attack : attacks.entrySet()) {
            try (Wire wire = Wire.to(door.port(), PATIENCE_MS)) {
                wire.sendAsFarAsTaken(attack.getValue() + door.get());
                String heard = heard(wire);
                if (!heard.matches("(?s)HTTP/1\\.[01] 4.*") || heard.indexOf("HTTP/1.", 1) > 0) {
                    survived.add(attack.getKey() + " -> " + heard);
                }
            }
        }

        assertThat(survived).isEmpty();
        assertThat(refused(door) - before).as("each is counted once").isEqualTo(attacks.size());
    }

    @ParameterizedTest
    @EnumSource
    void foldedLine_isPartOfItsValue_andNoHeaderOfItsOwn(Door door) throws Exception {
        try (Wire wire = Wire.to(door.port(), PATIENCE_MS)) {
            String folded = door.get().replace("Host: a\r\n", "Host: a\r\nX: y\r\n Transfer-Encoding: chunked\r\n");
            wire.send(folded + door.get());
            int status = wire.read(false).status();

            assertThat(wire.read(false).status()).as("the request behind it").isEqualTo(status);
        }
    }

    private static String heard(Wire wire) throws IOException {
        try {
            return wire.rest();
        } catch (SocketTimeoutException e) {
            return e.getMessage();
        }
    }

    private static long refused(Door door) {
        return Metrics.cut(door.port(), "malformed", "too-large", "body");
    }

    @ParameterizedTest
    @EnumSource
    void lineEndsInParameters_neverBecomeHeaders(Door door) throws Exception {
        String injection = "%0d%0aX-Injected:%20yes%0d%0a%0d%0ainjected";
        for (String parameter : List.of("vid", "codecs", "intent", "platform", "format", "pt", "token")) {
            try (Wire wire = Wire.to(door.port(), PATIENCE_MS)) {
                wire.send(door.get().replace(" HTTP", "&" + parameter + "=" + injection + " HTTP"));
                assertNotInjected(wire.read(false));
                wire.send(door.get().replaceFirst("GET [^ ?]+", "GET /" + injection));
                assertNotInjected(wire.read(false));
            }
        }
    }

    private static void assertNotInjected(Wire.Answer answer) {
        assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("injected");
        assertThat(answer.status()).isLessThan(500);
    }

    @Test
    void deeplyNestedLicenceRequests_areRefusedInWords() {
        Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", "drm-only", "drm", "clearkey"));
        String url = play.jsonPath().getString("drm.licenceUrl");
        for (String body : List.of(
                "[".repeat(8_000),
                "{\"kids\":".repeat(1_000),
                "{\"a\":".repeat(1_100) + "1" + "}".repeat(1_100),
                "{\"kids\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}",
                "{\"kids\":[" + "9".repeat(8_000) + "]}")) {
            Response refusal =
                    Play.request().urlEncodingEnabled(false).body(body).post(url);

            assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(400);
            assertThat(refusal.jsonPath().getString("code")).isEqualTo("bad-request");
        }
    }

    @Test
    void slowAndIdleClientsByTheThousand_areCutInTime_whilePlaysGoOn() throws Exception {
        Map<String, Footprint> before = Footprint.of(cluster, UNDER_FIRE);
        LegalPlays plays = new LegalPlays();
        try (Siege siege = new Siege()) {
            siege.begin(700, 60, 3);
            do {
                plays.one();
            } while (!siege.isOver());
            siege.assertEachWasCutInTime();
        }
        plays.assertAllWell();
        Growth.assertNone(cluster, before);
    }
}
