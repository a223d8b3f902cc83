package vrs.local.supervise;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How to start one process and how to ask it whether it is ready.
 *
 * @param name unique
 * @param command program and arguments
 * @param log where its output goes
 * @param ready answers 200 when it is ready
 */
public record ChildPlan(String name, List<String> command, Path log, URI ready) {
    public ChildPlan {
        command = List.copyOf(command);
    }
}
