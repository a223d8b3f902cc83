package vrs.dash.stream;

import java.time.Duration;
import vrs.catalog.Found;

/** What do we know of this video? */
@FunctionalInterface
public interface VideoLookup {
    /** Blocks no longer than the time left. */
    Found find(String vid, Duration timeLeft);
}
