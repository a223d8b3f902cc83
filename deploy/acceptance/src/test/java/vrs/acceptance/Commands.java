package vrs.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a person would: real processes, their output kept, their end waited for. */
final class Commands {
    private final Path directory;
    private final Map<String, String> environment;

    Commands(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    /** What a command left behind. */
    record Result(int exit, String out, String err) {
        /** The same result when the command ended well; else fails with all that it said. */
        Result succeeded() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + "\nstdout: " + out + "\nstderr: " + err);
            }
            return this;
        }
    }

    /** Runs a command to its end; one that takes longer than the bound is killed and fails the test. */
    Result run(Duration bound, List<String> command) {
        return run(bound, command, Map.of());
    }

    /** The same, with some variables of the environment set otherwise. */
    Result run(Duration bound, List<String> command, Map<String, String> overrides) {
        try {
            Path out = Files.createTempFile("vrs-out", ".txt");
            Path err = Files.createTempFile("vrs-err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(overrides);
            builder.environment().putAll(variables);
            Process process = builder.start();
            boolean ended = process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String stdout = Files.readString(out, StandardCharsets.UTF_8);
            String stderr = Files.readString(err, StandardCharsets.UTF_8);
            Files.delete(out);
            Files.delete(err);
            if (!ended) {
                throw new AssertionError(command + " did not end within " + bound + "\n" + stdout + stderr);
            }
            return new Result(process.exitValue(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while running " + command, e);
        }
    }
}
