package vrs.faults.wire;

/** Connections come about and stay open, and nothing moves on them in either direction. */
public record Hang() implements WireFault {
    @Override
    public String type() {
        return "hang";
    }

    @Override
    public boolean holds(Direction direction) {
        return true;
    }
}
