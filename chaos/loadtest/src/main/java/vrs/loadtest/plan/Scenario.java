package vrs.loadtest.plan;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the requests: the same seed gives the same ones in the same order. Not thread-safe. */
public final class Scenario {
    private static final String INTENT = "intent=";

    private final Queries queries;
    private final Mix mix;
    private final Viewers viewers;
    private final RandomGenerator random;

    public Scenario(Queries queries, Mix mix, Viewers viewers, RandomGenerator random) {
        this.queries = queries;
        this.mix = mix;
        this.viewers = viewers;
        this.random = random;
    }

    /** The next request. A query that names its intent keeps it; the mix decides for the others. */
    public PlannedRequest next() {
        String query = queries.draw(random);
        Intent drawn = mix.draw(random);
        Optional<String> token = viewers.next(random);
        Optional<Intent> named = named(query);
        return named.isPresent()
                ? new PlannedRequest(named.get(), "/dash?" + query, token)
                : new PlannedRequest(drawn, "/dash?" + query + "&" + INTENT + drawn.word(), token);
    }

    private static Optional<Intent> named(String query) {
        for (String part : query.split("&")) {
            if (part.startsWith(INTENT)) {
                return Intent.of(part.substring(INTENT.length()));
            }
        }
        return Optional.empty();
    }
}
