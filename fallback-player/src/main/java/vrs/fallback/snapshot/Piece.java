package vrs.fallback.snapshot;

import java.nio.charset.StandardCharsets;

/** A part of a JSON answer that is the same for every viewer, made once when the snapshot is read. Immutable. */
public final class Piece {
    private final byte[] utf8;

    Piece(String text) {
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    }

    public int length() {
        return utf8.length;
    }

    /** Puts it into a larger text at the given place, which must have room for {@link #length()} bytes. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(utf8, 0, target, at, utf8.length);
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
