package vrs.faults.wire;

/** Answers keep status, headers and length, and their bodies are nonsense. On a path that is not HTTP all of it is. */
public record Garbage() implements WireFault {
    @Override
    public String type() {
        return "garbage";
    }

    @Override
    public boolean spoils() {
        return true;
    }
}
