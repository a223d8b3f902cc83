package vrs.fallback.withdrawal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import vrs.signing.InternalCredential;
import vrs.signing.SignedLines;

/**
 * What the publishers of all AZs have withdrawn, asked once at the start: this AZ may have been away. Whoever does not answer
 * in time is not waited for, so that the process starts without any.
 */
public final class WithdrawnElsewhere {
    /** How long all publishers together have. */
    public static final Duration PATIENCE = Duration.ofMillis(700);

    private static final int OK = 200;
    private static final int HOST = 7;
    private static final int PORT = 8;

    private final List<URI> publishers;
    private final InternalCredential credential;
    private final PublicKey key;
    private final Duration patience;

    private WithdrawnElsewhere(List<URI> publishers, InternalCredential credential, PublicKey key, Duration patience) {
        this.publishers = List.copyOf(publishers);
        this.credential = credential;
        this.key = key;
        this.patience = patience;
    }

    /** Reads from the topology file where the publishers are; {@code key} verifies their lists. */
    public static WithdrawnElsewhere read(
            Path topology, InternalCredential credential, PublicKey key, Duration patience) throws IOException {
        return new WithdrawnElsewhere(
                Files.readAllLines(topology).stream()
                        .map(line -> line.strip().split(" +"))
                        .filter(f -> f.length > PORT && f[0].equals("instance") && f[2].equals("publisher"))
                        .map(f -> URI.create("http://" + f[HOST] + ":" + f[PORT] + "/denied"))
                        .toList(),
                credential,
                key,
                patience);
    }

    /** All vids on the genuine lists that came in time; blocks no longer than the patience. */
    public Set<String> ask() {
        if (publishers.isEmpty()) {
            return Set.of();
        }
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            List<CompletableFuture<Set<String>>> asked =
                    publishers.stream().map(it -> ask(client, it)).toList();
            Set<String> vids = new HashSet<>();
            asked.forEach(answer -> vids.addAll(answer.join()));
            return vids;
        } finally {
            client.shutdownNow();
        }
    }

    private CompletableFuture<Set<String>> ask(HttpClient client, URI publisher) {
        HttpRequest request = HttpRequest.newBuilder(publisher)
                .header(InternalCredential.HEADER, credential.value())
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> Optional.of(response)
                        .filter(it -> it.statusCode() == OK)
                        .flatMap(it -> SignedLines.verify(it.body(), key))
                        .flatMap(DenyList::parse)
                        .map(DenyList::vids)
                        .orElse(Set.of()))
                .completeOnTimeout(Set.of(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> Set.of());
    }
}
