package vrs.faults.wire;

/** Nobody listens: connections are refused, and those that there are break off, as when a process has died. */
public record Refuse() implements WireFault {
    @Override
    public String type() {
        return "refuse";
    }

    @Override
    public boolean refuses() {
        return true;
    }
}
