package vrs.prove.failover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often services have been called, as those count who call them. */
final class Calls implements AutoCloseable {
    private static final Pattern UPSTREAM =
            Pattern.compile("vrs_dash_upstream_attempts_total\\{([^}]*)\\} ([0-9.E+]+)");
    private static final Pattern SERVICE = Pattern.compile("service=\"([^\"]+)\"");
    private static final Pattern PLAYS = Pattern.compile("vrs_dash_plays_total\\{([^}]*)\\} ([0-9.E+]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Integer> dashPorts;
    private final Map<Integer, Map<String, Double>> last = new TreeMap<>();

    /** @param dashPorts management ports of all dash-services */
    Calls(List<Integer> dashPorts) {
        this.dashPorts = List.copyOf(dashPorts);
    }

    /**
     * Calls of drm, clear and dash since the last look; the first look says 0. A process that does not answer has made none meanwhile; one
     * that counts from the beginning has been started anew. For one thread.
     */
    Map<String, Double> sinceLastLook() throws InterruptedException {
        Map<String, Double> sum = new TreeMap<>();
        for (int port : dashPorts) {
            Map<String, Double> before = last.get(port);
            Map<String, Double> now = of(port).orElse(before == null ? Map.of() : before);
            now.forEach((service, calls) ->
                    sum.merge(service, before == null ? 0 : since(before, service, calls), Double::sum));
            last.put(port, now);
        }
        return sum;
    }

    private static double since(Map<String, Double> before, String service, double calls) {
        double had = before.getOrDefault(service, 0.0);
        return calls < had ? calls : calls - had;
    }

    private Optional<Map<String, Double>> of(int port) throws InterruptedException {
        try {
            String text = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Map<String, Double> found = new TreeMap<>();
            Matcher upstream = UPSTREAM.matcher(text);
            while (upstream.find()) {
                Matcher service = SERVICE.matcher(upstream.group(1));
                if (service.find()) {
                    found.merge(service.group(1), Double.parseDouble(upstream.group(2)), Double::sum);
                }
            }
            Matcher plays = PLAYS.matcher(text);
            while (plays.find()) {
                if (!plays.group(1).contains("rehearsal") && !plays.group(1).contains("manifest")) {
                    found.merge("dash", Double.parseDouble(plays.group(2)), Double::sum);
                }
            }
            return Optional.of(found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
