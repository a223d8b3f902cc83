package vrs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Chromium on the player page, driven by {@code deploy/acceptance/browser/play.mjs}. */
final class Browser {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Path script;

    Browser(Cluster cluster) {
        this.cluster = cluster;
        this.script = cluster.checkout().resolve("deploy/acceptance/browser/play.mjs");
    }

    /** Presses play on a sample; what the page and the video element then said. */
    JsonNode play(String vid, String... options) {
        List<String> command =
                new ArrayList<>(List.of("node", script.toString(), "--page", Cluster.origin(1) + "/", "--vid", vid));
        command.addAll(List.of(options));
        Commands.Result result = cluster.commands().run(BOUND, command);
        try {
            JsonNode seen = new ObjectMapper().readTree(result.out());
            if (result.exit() != 0) {
                throw new AssertionError(vid + " does not play: " + seen.toPrettyString() + "\n" + result.err());
            }
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException("play.mjs printed: " + result.out() + result.err(), e);
        }
    }
}
