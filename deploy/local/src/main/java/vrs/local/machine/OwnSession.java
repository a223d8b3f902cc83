package vrs.local.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets a command outlive the terminal that it was typed in. */
public final class OwnSession {
    private final SearchPath path;

    /** @param searchPath the PATH */
    public OwnSession(String searchPath) {
        this.path = new SearchPath(searchPath);
    }

    /** The command as a session of its own where the system has a tool for it, else deaf to the end of the terminal. */
    public List<String> of(List<String> command) {
        List<String> words = new ArrayList<>();
        path.find("setsid").or(() -> path.find("nohup")).map(Path::toString).ifPresent(words::add);
        words.addAll(command);
        return words;
    }
}
