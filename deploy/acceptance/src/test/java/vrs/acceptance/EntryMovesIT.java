package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway of an AZ is gone: the entry names lead elsewhere, the DNS responder says the same, and both come home. */
@WithCluster
@Order(74)
class EntryMovesIT {
    private static final String AZ = "r1-az1";
    /** Two seconds by the contract, and three times that for a busy machine. */
    private static final Duration MOVED = Duration.ofSeconds(6);

    private static final Duration HOME = Duration.ofSeconds(45);
    private static final Duration DIG = Duration.ofSeconds(10);

    private final Cluster cluster;

    EntryMovesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void heal() {
        cluster.vrs("fault", "heal").succeeded();
        cluster.awaitAllReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "hang"})
    void lostGateway_isLeftByItsNames_andTheResponderSaysTheSame(String fault) {
        awaitAz("main.r1", AZ, HOME);
        cluster.vrs("fault", fault, AZ + "/gateway", "--for", "5m").succeeded();

        awaitAz("main.r1", "r1-az2", MOVED);
        awaitAz("retry.r1", "r2-az1", MOVED);
        awaitAz("main.r2", "r2-az1", MOVED);
        awaitAz("retry.r2", "r1-az2", MOVED);
        for (String name : List.of("main.r1", "retry.r1", "main.r2", "retry.r2")) {
            Awaitility.await("dig of " + name).atMost(MOVED).until(() -> dug(name)
                    .equals(answering(name)));
        }

        cluster.vrs("fault", "heal").succeeded();
        awaitAz("main.r1", AZ, HOME);
        Awaitility.await("dig leads home").atMost(HOME).until(() -> dug("main.r1")
                .equals(AZ));
    }

    private void awaitAz(String name, String az, Duration bound) {
        Awaitility.await(name + " leads to " + az)
                .atMost(bound)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> answering(name).equals(az));
        assertThat(answering(name)).isEqualTo(az);
    }

    private static String answering(String name) {
        return Play.served(
                Play.request()
                        .header("Connection", "close")
                        .queryParams(Map.of("vid", "free-clear"))
                        .get(Cluster.entry(name) + "/dash"),
                "az");
    }

    /** The AZ that the responder names in its text record. */
    private String dug(String name) {
        String text = cluster.commands()
                .run(
                        DIG,
                        List.of(
                                "dig",
                                "@127.0.0.1",
                                "-p",
                                Integer.toString(Cluster.BASE + 53),
                                "+short",
                                "+tries=1",
                                "+time=2",
                                name + ".localhost",
                                "TXT"))
                .out();
        return Arrays.stream(text.replace("\"", "").split("\\s+"))
                .filter(word -> word.startsWith("az="))
                .map(word -> word.substring("az=".length()))
                .findFirst()
                .orElse("-");
    }
}
