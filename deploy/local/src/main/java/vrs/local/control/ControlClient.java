package vrs.local.control;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Gives commands to a running launcher. Safe for use by many threads. */
public final class ControlClient {
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration PATIENT = Duration.ofSeconds(110);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final LauncherRecord launcher;

    public ControlClient(LauncherRecord launcher) {
        this.launcher = launcher;
    }

    /** How all processes are. */
    public List<StatusRow> status() throws IOException {
        return new StatusJson().read(text(get("/status")));
    }

    /** Whether the cluster as a whole has come up. */
    public Commands.Phase phase() throws IOException {
        return Commands.Phase.valueOf(text(get("/phase")).toUpperCase(java.util.Locale.ROOT));
    }

    /** One of stop, start, restart, restart-old, restart-new ({@code <target> <build>}), fault, faults, heal, down. */
    public Reply order(String verb, String target) throws IOException {
        HttpResponse<String> response =
                send(request("/" + verb, PATIENT).POST(HttpRequest.BodyPublishers.ofString(target)));
        return switch (response.statusCode()) {
            case 200 -> new Reply.Done(response.body());
            case 404 -> new Reply.Unknown(response.body());
            case 409 -> new Reply.Failed(response.body());
            default -> new Reply.Failed("the launcher answered " + response.statusCode());
        };
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(request(path, QUICK).GET());
    }

    private static String text(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException("the launcher answered " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path, Duration bound) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + launcher.port() + path))
                .timeout(bound)
                .header("Authorization", "Bearer " + launcher.token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
