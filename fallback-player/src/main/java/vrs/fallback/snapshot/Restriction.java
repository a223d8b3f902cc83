package vrs.fallback.snapshot;

import java.util.Set;

/** Where a title or a rendition may be played, or on what. Immutable. */
public sealed interface Restriction {
    /** Whether this territory or platform is among those that may. */
    boolean admits(String value);

    /** There is none: every territory, every platform. */
    record Unrestricted() implements Restriction {
        @Override
        public boolean admits(String value) {
            return true;
        }
    }

    /** These only. */
    record Only(Set<String> values) implements Restriction {
        public Only {
            values = Set.copyOf(values);
        }

        @Override
        public boolean admits(String value) {
            return values.contains(value);
        }
    }
}
