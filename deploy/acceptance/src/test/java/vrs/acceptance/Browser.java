package vrs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Chromium on a page, driven by the scripts in {@code deploy/acceptance/browser}. */
final class Browser {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Cluster cluster;

    Browser(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Presses play on a sample of the player page; what the page and the video element then said. */
    JsonNode play(String vid, String... options) {
        List<String> words = new ArrayList<>(List.of("--page", Cluster.origin(1) + "/", "--vid", vid));
        words.addAll(List.of(options));
        return run("play.mjs", words);
    }

    /** Gives dash.js a manifest and nothing else. */
    JsonNode dashJs(String manifestUrl, String... options) {
        List<String> words = new ArrayList<>(List.of("--manifest", manifestUrl));
        words.addAll(List.of(options));
        return run("dashjs.mjs", words);
    }

    /** Runs a script that prints one JSON object; fails with it when the script says that something is wrong. */
    JsonNode run(String script, List<String> words) {
        Path file = cluster.checkout().resolve("deploy/acceptance/browser").resolve(script);
        List<String> command = new ArrayList<>(List.of("node", file.toString()));
        command.addAll(words);
        Commands.Result result = cluster.commands().run(BOUND, command);
        try {
            JsonNode seen = new ObjectMapper().readTree(result.out());
            if (result.exit() != 0) {
                throw new AssertionError(script + " " + words + ": " + seen.toPrettyString() + "\n" + result.err());
            }
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(script + " printed: " + result.out() + result.err(), e);
        }
    }
}
