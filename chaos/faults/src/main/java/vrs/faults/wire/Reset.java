package vrs.faults.wire;

/** Connections come about and are reset as soon as they carry something, those that there are at once. */
public record Reset() implements WireFault {
    @Override
    public String type() {
        return "reset";
    }

    @Override
    public boolean resets() {
        return true;
    }
}
