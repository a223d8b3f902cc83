package vrs.loadtest.plan;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Who asks: members take turns, the others are anonymous. Not thread-safe. */
public final class Viewers {
    private final List<String> tokens;
    private final double anonymousShare;
    private int turn;

    /**
     * @param tokens membership tokens; without any all viewers are anonymous
     * @param anonymousShare 0 to 1
     */
    public Viewers(List<String> tokens, double anonymousShare) {
        if (!(anonymousShare >= 0 && anonymousShare <= 1)) {
            throw new IllegalArgumentException("the anonymous share is 0 to 1, not " + anonymousShare);
        }
        this.tokens = tokens.stream()
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
        if (this.tokens.stream().anyMatch(token -> !token.matches("[!-~]+"))) {
            throw new IllegalArgumentException("the token file holds one token a line, nothing else");
        }
        this.anonymousShare = anonymousShare;
    }

    /** The next viewer's token; empty for an anonymous one. */
    Optional<String> next(RandomGenerator random) {
        if (tokens.isEmpty() || random.nextDouble() < anonymousShare) {
            return Optional.empty();
        }
        String token = tokens.get(turn);
        turn = (turn + 1) % tokens.size();
        return Optional.of(token);
    }
}
