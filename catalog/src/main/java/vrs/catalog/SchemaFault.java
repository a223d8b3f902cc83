package vrs.catalog;

/**
 * One thing that is wrong with a catalogue file.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); the empty one is the whole file
 * @param message what, for people
 */
public record SchemaFault(String pointer, String message) {
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
}
