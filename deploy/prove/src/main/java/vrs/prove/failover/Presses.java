package vrs.prove.failover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Chromium on the player page, where somebody presses play every two seconds. */
final class Presses implements AutoCloseable {
    private final Process process;
    private final Thread reader;
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();

    /**
     * Begins.
     *
     * @param root of the sources
     * @param page address of the player page
     */
    Presses(Path root, String page, ObjectMapper json) throws IOException {
        process = new ProcessBuilder(
                        "node",
                        root.resolve("deploy/acceptance/browser/press-on.mjs").toString(),
                        "--page",
                        page)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        reader = Thread.ofVirtual().start(() -> out.lines().forEach(line -> lines.add(read(json, line))));
    }

    /** Whether the last so many led to full pictures. */
    boolean areWell(int count) {
        List<JsonNode> ended = List.copyOf(lines);
        return ended.size() >= count
                && ended.subList(ended.size() - count, ended.size()).stream()
                        .allMatch(press -> press.path("ok").asBoolean()
                                && press.path("grade").asText().equals("full"));
    }

    /** Presses no more, and gives all. */
    List<JsonNode> stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
        reader.join();
        return new ArrayList<>(lines);
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException("press-on.mjs said: " + line, e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
