package vrs.prove.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vrs.prove.stores.server.Child;
import vrs.prove.stores.server.StoreServer;

/** The publisher of one AZ: the jar of the product in a process of its own. Killed by one thread at a time. */
final class PublisherChild implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path jar;
    private final Path home;
    private final String az;
    private final int port;
    private final HttpClient client;
    private Child child;

    PublisherChild(Path jar, Path home, String az, int port, HttpClient client) {
        this.jar = jar;
        this.home = home;
        this.az = az;
        this.port = port;
        this.client = client;
    }

    int port() {
        return port;
    }

    Path journal() {
        return folder().resolve("log");
    }

    /** All that it keeps. */
    Path folder() {
        return home.resolve("data").resolve(az).resolve("publisher");
    }

    synchronized void startIfDown() throws IOException {
        if (child == null) {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dvrs.home=" + home,
                    "-Dvrs.topology=" + home.resolve(az + ".topology"),
                    "-Dvrs.az=" + az,
                    "-Dvrs.instance=" + az + "-publisher-1",
                    "-Dvrs.port=" + port,
                    "-Dvrs.management.port=" + StoreServer.freePort(),
                    "-Dvrs.publisher.callMaxMs=500",
                    "-Dvrs.publisher.patienceMs=1000",
                    "-Dvrs.publisher.beatEveryMs=100",
                    "-Dvrs.publisher.checkEveryMs=200",
                    "-jar",
                    jar.toString());
            child = Child.start(az, command, home.resolve(az + ".log"));
        }
    }

    /** SIGKILL; returns when it is gone. */
    synchronized void kill() throws InterruptedException {
        if (child != null) {
            child.kill();
            child = null;
        }
    }

    synchronized void hang() throws IOException, InterruptedException {
        child.signal("-STOP");
    }

    synchronized void goOn() throws IOException, InterruptedException {
        child.signal("-CONT");
    }

    /** What an operator is answered; a missing node when nothing comes. */
    CompletableFuture<JsonNode> ask(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_MAX)
                .header("VRS-Admin", Home.ADMIN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) ->
                        failure != null || response.statusCode() != 200 ? MissingNode.getInstance() : tree(response));
    }

    private static JsonNode tree(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
