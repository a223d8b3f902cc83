package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.catalog.Entries.video;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlProduct;
import vrs.catalog.sql.SqlStreamStore;

/** What the SQL store says when there is no server, with the driver of each product. */
class SqlUnreachableTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @ParameterizedTest
    @EnumSource
    void nobodyListening_isConnectRefused(SqlProduct product) throws IOException {
        try (StreamStore store = connect(product, TestH2Server.freePort())) {
            // The first call loads the driver.
            store.lookup("a", Duration.ofSeconds(10));

            assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.CONNECT_REFUSED));
            assertThat(store.write(video("a", 1), SHORT))
                    .isEqualTo(new WriteOutcome.Failed(FailureReason.CONNECT_REFUSED));
            assertThatThrownBy(() -> store.newestRevision(SHORT))
                    .isInstanceOfSatisfying(StoreUnavailable.class, e -> assertThat(e.reason())
                            .isEqualTo(FailureReason.CONNECT_REFUSED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void silentServer_timesOut(SqlProduct product) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                StreamStore store = connect(product, silent.getLocalPort())) {
            for (int i = 0; i < 3; i++) {
                assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));
            }
        }
    }

    private static StreamStore connect(SqlProduct product, int port) {
        return SqlStreamStore.connect(new SqlConfig(product, "127.0.0.1", port, "vrs", "vrs", "", 2));
    }
}
