package vrs.dash.stream;

import java.time.Duration;
import vrs.catalog.Found;
import vrs.catalog.stack.CatalogStack;
import vrs.catalog.stack.StackConfig;
import vrs.catalog.stack.StackRuntime;
import vrs.control.DenyListWatch;

/**
 * The catalogue as this process reads it: through all its layers, under the deny list that it follows. Nothing is waited
 * for when it opens, so that any store may also come up later. Safe for use by many threads.
 */
public final class StreamSource implements VideoLookup, AutoCloseable {
    private final CatalogStack stack;

    private StreamSource(CatalogStack stack) {
        this.stack = stack;
    }

    /**
     * Opens the catalogue.
     *
     * @param deny whose vids are refused, whatever any store says
     * @throws java.io.UncheckedIOException when the replica of this instance cannot be kept where it should be
     */
    public static StreamSource open(StackConfig config, DenyListWatch deny, StackRuntime runtime) {
        return new StreamSource(CatalogStack.open(config, vid -> deny.current().withdrawn(vid), runtime));
    }

    @Override
    public Found find(String vid, Duration timeLeft) {
        return stack.find(vid, timeLeft);
    }

    /** What stands behind it, to be watched. */
    public CatalogStack stack() {
        return stack;
    }

    @Override
    public void close() {
        stack.close();
    }
}
