package vrs.control;

import java.io.IOException;
import java.util.Optional;

/** Where the control state comes from: a file, or what a cluster keeps such documents in. */
public interface ControlSource {
    /**
     * The present text, whole; nothing when there is none.
     *
     * @throws IOException when that cannot be said now
     */
    Optional<String> read() throws IOException;

    /** How it is called in events, without spaces. */
    String name();
}
