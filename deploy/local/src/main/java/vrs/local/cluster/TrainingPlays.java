package vrs.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import vrs.local.plan.Ports;

/** Some plays of the samples through a cluster, so that it has seen once what a player asks for. Their answers do not matter. */
final class TrainingPlays {
    private static final int ROUNDS = 12;
    private static final Duration BOUND = Duration.ofSeconds(3);
    private static final String LOOPBACK = "http://127.0.0.1:";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Ports ports;
    private final PrintStream log;

    TrainingPlays(Ports ports, PrintStream log) {
        this.ports = ports;
        this.log = log;
    }

    void run() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                play();
            }
        } catch (IOException e) {
            log.println("a training play failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play() throws IOException, InterruptedException {
        String entry = LOOPBACK + ports.entry(0);
        get(entry + "/dash?vid=free-clear&intent=preload");
        get(entry + "/dash?vid=no-such-video");
        get(LOOPBACK + ports.inAz(0, 45) + "/dash?vid=free-clear");
        get(LOOPBACK + ports.player() + "/");
        get(LOOPBACK + ports.player() + "/samples.json");
        JsonNode answer = json.readTree(get(entry + "/dash?vid=drm-fallback&drm=clearkey"));
        get(here(answer.path("manifestUrl").asText()));
        for (JsonNode address : answer.path("video").path(0).path("addresses")) {
            get(here(address.path("base").asText() + "init.mp4"));
        }
        String licence = answer.path("drm").path("licenceUrl").asText();
        if (!licence.isEmpty()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(here(licence)))
                            .timeout(BOUND)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"kids\":[],\"type\":\"temporary\"}"))
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    private String get(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(BOUND).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    // Not every resolver knows the names under localhost.
    private static String here(String url) {
        return url.replaceFirst("^http://[^:/]+", "http://127.0.0.1");
    }
}
