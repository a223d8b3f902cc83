package vrs.control;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * What the publishers of all AZs have withdrawn, asked once when a process starts: its AZ may have been away, and the file
 * there may not have heard yet. Whoever does not answer in time is not waited for, so that a process starts without any.
 */
public final class WithdrawnElsewhere {
    /** How long all publishers together have. */
    public static final Duration PATIENCE = Duration.ofMillis(700);

    private static final int OK = 200;

    private final List<Instance> publishers;
    private final InternalCredential credential;
    private final PublicKey key;
    private final Consumer<String> log;
    private final Duration patience;

    /** @param key verifies their lists */
    public WithdrawnElsewhere(Topology topology, InternalCredential credential, PublicKey key, Consumer<String> log) {
        this(topology, credential, key, log, PATIENCE);
    }

    /** @param patience how long all publishers together have */
    public WithdrawnElsewhere(
            Topology topology, InternalCredential credential, PublicKey key, Consumer<String> log, Duration patience) {
        this.publishers = topology.instances().stream()
                .filter(it -> it.role() == Role.PUBLISHER)
                .toList();
        this.credential = credential;
        this.key = key;
        this.log = log;
        this.patience = patience;
    }

    /** All vids on the genuine lists that came in time; blocks no longer than the patience. */
    public Set<String> ask() {
        if (publishers.isEmpty()) {
            return Set.of();
        }
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
        try {
            List<CompletableFuture<Optional<DenyList>>> asked =
                    publishers.stream().map(it -> ask(client, it)).toList();
            Set<String> vids = new HashSet<>();
            int answered = 0;
            for (CompletableFuture<Optional<DenyList>> answer : asked) {
                Optional<DenyList> list = answer.join();
                list.ifPresent(it -> vids.addAll(it.vids()));
                answered += list.isPresent() ? 1 : 0;
            }
            log.accept("event=deny-list-asked publishers=" + asked.size() + " answered=" + answered + " withdrawn="
                    + vids.size());
            return vids;
        } finally {
            client.shutdownNow();
        }
    }

    private CompletableFuture<Optional<DenyList>> ask(HttpClient client, Instance publisher) {
        HttpRequest request = HttpRequest.newBuilder(publisher.uri("/denied"))
                .header(InternalCredential.HEADER, credential.value())
                .build();
        // A bound of its own: that of a request ends with the head of the answer.
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> response.statusCode() == OK
                        ? DenyListFormat.read(response.body(), key)
                        : Optional.<DenyList>empty())
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> Optional.empty());
    }
}
