package vrs.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;

/** Speaks to a publisher with the admin token. */
final class AdminLine {
    private static final int OK = 200;

    private final HttpClient client;
    private final InternalCredential admin;
    private final ObjectMapper json = new ObjectMapper();

    AdminLine(HttpClient client, InternalCredential admin) {
        this.client = client;
        this.admin = admin;
    }

    /** What it said. */
    sealed interface Said {
        /** This. */
        record Answer(JsonNode root) implements Said {}

        /** Nothing; {@code reason} such as {@code connect-refused}. Only then it surely did nothing. */
        record Nothing(String reason) implements Said {}
    }

    Said ask(Instance publisher, String path, String body, Duration patience) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(publisher.uri(path))
                .timeout(patience)
                .header("VRS-Admin", admin.value())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK
                    ? new Said.Answer(json.readTree(response.body()))
                    : new Said.Nothing("status-" + response.statusCode());
        } catch (ConnectException e) {
            return new Said.Nothing("connect-refused");
        } catch (HttpTimeoutException e) {
            return new Said.Nothing("timed-out");
        } catch (IOException e) {
            return new Said.Nothing("broken");
        }
    }
}
