package vrs.local.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a command outlive the terminal that it was typed in. */
public final class OwnSession {
    private final String searchPath;

    /** @param searchPath the PATH */
    public OwnSession(String searchPath) {
        this.searchPath = searchPath;
    }

    /** The command as a session of its own where the system has a tool for it, else deaf to the end of the terminal. */
    public List<String> of(List<String> command) {
        List<String> words = new ArrayList<>();
        find("setsid").or(() -> find("nohup")).ifPresent(words::add);
        words.addAll(command);
        return words;
    }

    private Optional<String> find(String tool) {
        for (String folder : searchPath.split(File.pathSeparator)) {
            Path candidate = Path.of(folder, tool);
            if (!folder.isBlank() && Files.isExecutable(candidate)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }
}
