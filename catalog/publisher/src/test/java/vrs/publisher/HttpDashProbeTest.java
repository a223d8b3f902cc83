package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.publisher.DashProbe.Seen;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;
import vrs.topology.Role;

class HttpDashProbeTest {
    @ParameterizedTest
    @CsvSource({"200,At", "403,Refused", "406,Refused", "410,Gone", "404,Other", "429,Other", "503,Other"})
    void status_isUnderstood(int status, String seen) throws Exception {
        try (TestDash dash = new TestDash(0)) {
            dash.says(status);

            assertThat(look(dash.port()).getClass().getSimpleName()).isEqualTo(seen);
        }
    }

    @Test
    void revision_comesFromTheBody() throws Exception {
        try (TestDash dash = new TestDash(0)) {
            assertThat(look(dash.port())).isEqualTo(new Seen.At(new Revision(9, 9)));
        }
    }

    @Test
    void nobodyThere_isNotUp() throws Exception {
        int port;
        try (TestDash dash = new TestDash(0)) {
            port = dash.port();
        }

        assertThat(look(port)).isEqualTo(new Seen.NotUp());
    }

    private static Seen look(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new HttpDashProbe(client, InternalCredential.of(TestSite.CREDENTIAL))
                    .look(
                            new Instance("d", Role.DASH, "z", "main", "vm", "private", "127.0.0.1", port),
                            new Tombstone("a", new Revision(1, 1)));
        }
    }
}
