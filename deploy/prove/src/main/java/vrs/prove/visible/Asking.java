package vrs.prove.visible;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Asks processes of the cluster over HTTP, each itself. Safe for use by many threads. */
public final class Asking implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String PLAY = "&drm=clearkey&codecs=avc1";
    private static final String LICENCE_BODY = "{\"kids\":[\"" + Sample.KEY_ID + "\"],\"type\":\"temporary\"}";

    private final Site site;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public Asking(Site site) {
        this.site = site;
    }

    /** What came; a status of 0 is no answer. */
    public record Answer(int status, String body, String served) {
        static final Answer NONE = new Answer(0, "", "");

        /** The value of a part of {@code VRS-Served}; empty when it is not there. */
        public String served(String part) {
            for (String field : served.split("; *")) {
                if (field.startsWith(part + "=")) {
                    return field.substring(part.length() + 1);
                }
            }
            return "";
        }
    }

    /** A play as a client asks for it, at a gateway, a fallback player or an entry name. */
    public Answer play(int port, String vid) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, "/dash?vid=" + vid + PLAY)));
    }

    /** A play over a connection of its own, as entry names lead each connection where they lead then. */
    public Answer playAnew(int port, String vid) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    uri(port, "/dash?vid=" + vid + PLAY).toURL().openConnection();
            connection.setConnectTimeout((int) SHORT.toMillis());
            connection.setReadTimeout((int) SHORT.toMillis());
            connection.setRequestProperty("Connection", "close");
            int status = connection.getResponseCode();
            String served = connection.getHeaderField("VRS-Served");
            connection.disconnect();
            return new Answer(status, "", served == null ? "" : served);
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    /** The same of a process behind the gateway; it does not count as a play. */
    public Answer look(Place dash, String vid) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri(dash.port(), "/dash?intent=preload&vid=" + vid + PLAY))
                .header("VRS-Internal", site.credential())
                .header("VRS-Territory", "CN"));
    }

    /** A licence for a token that was given before; {@code query} is that of the licence address. */
    public Answer licence(int port, String query) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, "/licence?" + query))
                .POST(HttpRequest.BodyPublishers.ofString(LICENCE_BODY)));
    }

    /** An order to a publisher. */
    public Answer order(Place publisher, String path, String body) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri(publisher.port(), path))
                .header("VRS-Admin", site.adminToken())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Whether a process says that it is ready. */
    public boolean isReady(Place place) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri(place.managementPort(), "/health/ready")))
                        .status()
                == 200;
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            Optional<String> served = response.headers().firstValue("VRS-Served");
            return new Answer(response.statusCode(), response.body(), served.orElse(""));
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
