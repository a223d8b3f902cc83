package vrs.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The traffic port of this process, as it goes through it itself before others do: so that the first viewer does not pay
 * for loading and compiling the way in. Whoever counts requests leaves out those with the header {@value #HEADER}, which
 * is believed with the cluster's credential only. Not safe for use by many threads.
 */
public final class OwnDoor {
    /** Marks a request that nobody made. */
    public static final String HEADER = "VRS-Rehearsal";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUNDS_MIN = 5;

    private final int port;
    private final Map<String, String> headers;
    private final LongSupplier nanoTicker;

    /**
     * @param port on loopback
     * @param headers sent with each request, the credential among them
     * @param nanoTicker monotonic nanoseconds
     */
    public OwnDoor(int port, Map<String, String> headers, LongSupplier nanoTicker) {
        this.port = port;
        this.headers = Map.copyOf(headers);
        this.nanoTicker = nanoTicker;
    }

    /**
     * The port to go through. The server may not know it yet: it listens with several threads, and the one that says that it
     * is open need not be the one that notes where.
     *
     * @param asked what the server was told to listen at; not above 0 for any port that is free
     * @param noted what the server knows of it
     */
    public static int port(int asked, IntSupplier noted) {
        return asked > 0 ? asked : noted.getAsInt();
    }

    /** One request; a body makes it a POST. */
    public record Step(String path, String body) {
        /** A GET. */
        public static Step get(String path) {
            return new Step(path, "");
        }
    }

    /**
     * Takes the steps one after the other, five times at least and until {@code longest} is over; the first time may be
     * the slowest by far. Gives up at the first step that is not answered within ten seconds.
     *
     * @param rounds at most
     * @return how many were answered, whatever the status
     */
    public int rehearse(int rounds, Duration longest, Step... steps) {
        long began = nanoTicker.getAsLong();
        int answered = 0;
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            for (int round = 0;
                    round < rounds && (round < ROUNDS_MIN || elapsedNanos(began) < longest.toNanos());
                    round++) {
                for (Step step : steps) {
                    client.send(request(step), HttpResponse.BodyHandlers.discarding());
                    answered++;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Cold is slow, not wrong: a process that cannot rehearse still serves.
            return answered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answered;
    }

    private long elapsedNanos(long since) {
        return nanoTicker.getAsLong() - since;
    }

    private HttpRequest request(Step step) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + step.path()))
                .timeout(PATIENCE)
                .header(HEADER, "1");
        headers.forEach(request::header);
        if (!step.body().isEmpty()) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(step.body()));
        }
        return request.build();
    }
}
