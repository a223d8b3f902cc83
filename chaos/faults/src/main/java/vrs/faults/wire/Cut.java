package vrs.faults.wire;

/**
 * The path carries bytes one way only. What was lost arrives after the heal, as the peers' TCP would send it again.
 *
 * @param direction the one that is cut: forward and no request arrives, backward and requests take effect unanswered
 */
public record Cut(Direction direction) implements WireFault {
    @Override
    public String type() {
        return "cut";
    }

    @Override
    public boolean holds(Direction asked) {
        return asked == direction;
    }
}
