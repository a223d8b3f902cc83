package vrs.dash.upstream;

import java.time.Duration;
import vrs.control.ControlState;

/**
 * What one request allows its calls: read once when it comes in, then passed down.
 *
 * @param deadline until when it must be answered
 * @param control what the operators decided
 * @param attempt how long one attempt at an upstream may take, above zero
 * @param connect how long connecting may take, above zero
 * @param marks what calls tell
 */
public record Allowance(Deadline deadline, ControlState control, Duration attempt, Duration connect, CallMarks marks) {
    /** The same for a request that was made before. */
    public Allowance repeated() {
        return with(deadline, new CallMarks(marks.traceparent(), marks.trafficClass(), true));
    }

    /** The same until another deadline. */
    public Allowance until(Deadline other) {
        return with(other, marks);
    }

    private Allowance with(Deadline otherDeadline, CallMarks otherMarks) {
        return new Allowance(otherDeadline, control, attempt, connect, otherMarks);
    }
}
