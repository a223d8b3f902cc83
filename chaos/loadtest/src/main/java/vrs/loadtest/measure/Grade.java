package vrs.loadtest.measure;

import java.util.Locale;
import java.util.Optional;

/** How good an answer is, best first. */
public enum Grade {
    FULL,
    CLEAR,
    BASIC;

    /** As it stands in an answer. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grade of that word; empty for any other word. */
    public static Optional<Grade> of(String word) {
        for (Grade grade : values()) {
            if (grade.word().equals(word)) {
                return Optional.of(grade);
            }
        }
        return Optional.empty();
    }
}
