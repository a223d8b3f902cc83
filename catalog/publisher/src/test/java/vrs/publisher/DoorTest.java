package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may say what to a publisher. */
class DoorTest {
    @TempDir
    private Path home;

    @Test
    void withoutTheRightKey_thereIsNothing() throws IOException, InterruptedException {
        try (TestSite site = new TestSite(home, "r1-az1");
                HttpClient client = HttpClient.newHttpClient()) {
            for (String path : new String[] {"/log/append", "/log/prepare", "/deny"}) {
                assertThat(status(client, site, path, "VRS-Admin", TestSite.ADMIN))
                        .as(path)
                        .isEqualTo(404);
            }
            for (String path : new String[] {"/publish", "/withdraw", "/bury", "/state"}) {
                assertThat(status(client, site, path, "VRS-Internal", TestSite.CREDENTIAL))
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(status(client, site, "/state", "VRS-Admin", TestSite.ADMIN))
                    .isEqualTo(200);
            assertThat(status(client, site, "/log/prepare", "VRS-Internal", TestSite.CREDENTIAL))
                    .as("garbled")
                    .isEqualTo(400);
        }
    }

    private static int status(HttpClient client, TestSite site, String path, String header, String key)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port("r1-az1") + path))
                                .header(header, key)
                                .POST(HttpRequest.BodyPublishers.ofString("garbled"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
