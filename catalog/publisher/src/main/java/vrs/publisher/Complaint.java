package vrs.publisher;

import java.util.Optional;

/**
 * Why nothing was changed.
 *
 * @param subject the file or the vid
 * @param pointer the place in the file, a JSON pointer; empty when it is not of a file
 * @param message for people
 */
record Complaint(String subject, Optional<String> pointer, String message) {
    static Complaint of(String subject, String message) {
        return new Complaint(subject, Optional.empty(), message);
    }

    /** One line: {@code FILE: /pointer: message}. */
    String line() {
        return subject + ": " + pointer.map(p -> (p.isEmpty() ? "/" : p) + ": ").orElse("") + message;
    }
}
