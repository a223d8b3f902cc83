package vrs.loadtest.measure;

import java.util.List;

/** Whether a run says something of its target, or only of the generator. */
public sealed interface Validity {
    /** The load was what was intended. */
    record Valid() implements Validity {}

    /**
     * The load was not what was intended; its figures count for nothing.
     *
     * @param reasons one line each, at least one
     */
    record Void(List<String> reasons) implements Validity {
        public Void {
            reasons = List.copyOf(reasons);
        }
    }
}
