package vrs.local.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where the programs of this machine are looked for.
 *
 * @param text folders, as the PATH names them
 */
public record SearchPath(String text) {
    /** The PATH of these variables. */
    public static SearchPath of(Map<String, String> environment) {
        return new SearchPath(environment.getOrDefault("PATH", ""));
    }

    /** The program of that name, in the first folder that has it. */
    public Optional<Path> find(String program) {
        return Arrays.stream(text.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
