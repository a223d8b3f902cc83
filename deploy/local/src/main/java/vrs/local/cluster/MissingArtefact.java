package vrs.local.cluster;

import java.io.IOException;

/** Something that the build should have made is not there; the message is one line. */
public final class MissingArtefact extends IOException {
    private static final long serialVersionUID = 1L;

    public MissingArtefact(String message) {
        super(message);
    }
}
