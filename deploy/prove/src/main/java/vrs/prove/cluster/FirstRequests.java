package vrs.prove.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The first plays that a system gets, each timed. The client is warm before, so that its own start is not in the figures. */
public final class FirstRequests {
    private static final int COUNT = 20;
    private static final int WARM_COUNT = 300;
    private static final List<String> PLAYS = List.of("/dash?vid=free-clear", "/dash?vid=drm-only&drm=clearkey");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LongSupplier nanoTicker;

    private FirstRequests(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
    }

    /** A client that has asked a server of its own some hundred times. */
    public static FirstRequests warm(LongSupplier nanoTicker) throws IOException, InterruptedException {
        FirstRequests requests = new FirstRequests(nanoTicker);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            for (int i = 0; i < WARM_COUNT; i++) {
                requests.ask(server.getAddress().getPort(), PLAYS.getFirst());
            }
        } finally {
            server.stop(0);
        }
        return requests;
    }

    /** Twenty plays, clear and protected in turn; milliseconds in their order. Any status but 200 is an error. */
    public List<Double> through(int port) throws IOException, InterruptedException {
        List<Double> ms = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ms.add(ask(port, PLAYS.get(i % PLAYS.size())));
        }
        return ms;
    }

    private double ask(int port, String play) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + play))
                .build();
        long began = nanoTicker.getAsLong();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        double ms = (nanoTicker.getAsLong() - began) / 1e6;
        if (response.statusCode() != 200) {
            throw new IOException(play + " at port " + port + " was answered with " + response.statusCode());
        }
        return ms;
    }
}
