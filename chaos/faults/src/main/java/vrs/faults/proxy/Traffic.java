package vrs.faults.proxy;

import vrs.faults.wire.Direction;

/** Told what a path carries, so that a drill can show that the path which it broke was used. Must not block. */
public interface Traffic {
    /** A connection came or went. */
    void connections(int difference);

    /** Bytes were handed on. */
    void carried(Direction direction, int bytes);

    /** Nobody counts. */
    Traffic UNCOUNTED = new Traffic() {
        @Override
        public void connections(int difference) {}

        @Override
        public void carried(Direction direction, int bytes) {}
    };
}
