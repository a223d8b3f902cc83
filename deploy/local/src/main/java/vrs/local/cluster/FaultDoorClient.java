package vrs.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vrs.local.control.Reply;

/** Gives orders to the fault proxies. Safe for use by many threads. */
final class FaultDoorClient implements PathFaults {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REFUSED = 400;
    private static final int FAILED = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI door;
    private final Path credential;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** @param credential the file that holds it */
    FaultDoorClient(int port, Path credential) {
        this.door = URI.create("http://127.0.0.1:" + port + "/faults");
        this.credential = credential;
    }

    private interface Told {
        String of(JsonNode answer);
    }

    @Override
    public Reply inject(FaultOrder.OnPaths order) {
        ObjectNode json = JSON.createObjectNode()
                .put("type", order.type())
                .put("target", order.target())
                .put("for", order.lease().length().toMillis() + "ms");
        order.numbers().forEach(json::put);
        return ask(
                request(door)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.toString())),
                FaultDoorClient::line);
    }

    @Override
    public Reply list() {
        return ask(request(door).GET(), answer -> {
            List<String> lines = new ArrayList<>();
            answer.forEach(fault -> lines.add(line(fault)));
            return String.join("\n", lines);
        });
    }

    @Override
    public Reply heal(String id) {
        return id.matches("\\d{1,18}")
                ? ask(request(URI.create(door + "/" + id)).DELETE(), answer -> "healed " + MARK + id)
                : new PathFaults.None().heal(id);
    }

    @Override
    public Reply healAll(int others) {
        return ask(
                request(door).DELETE(),
                answer -> "healed " + (others + answer.path("healed").asInt()));
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    private Reply ask(HttpRequest.Builder request, Told told) {
        try {
            HttpResponse<String> response = http.send(
                    request.header(
                                    "Authorization",
                                    "Bearer " + Files.readString(credential).strip())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() < REFUSED) {
                return new Reply.Done(told.of(answer));
            }
            String line = answer.path("error").asText();
            return response.statusCode() < FAILED ? new Reply.Unknown(line) : new Reply.Failed(line);
        } catch (IOException e) {
            return new Reply.Failed("the fault proxies do not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Failed("interrupted");
        }
    }

    private static String line(JsonNode fault) {
        return MARK + fault.path("id").asText() + " " + fault.path("type").asText() + " "
                + fault.path("target").asText() + ": heals in "
                + (fault.path("healsInMs").asLong() + 999) / 1_000 + " s";
    }
}
