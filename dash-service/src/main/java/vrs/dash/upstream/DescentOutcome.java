package vrs.dash.upstream;

import vrs.dash.playback.Entitlement.Entitled;
import vrs.dash.playback.Grade;

/** Where a descent ended. */
public sealed interface DescentOutcome {
    /**
     * It can be played.
     *
     * @param entitled what is served; less than was asked for when protected renditions had to stay back
     */
    record Playable(Grade grade, LoweredReason reason, Entitled entitled, Sources sources) implements DescentOutcome {}

    /** An upstream knows that the video was taken down. */
    record Withdrawn() implements DescentOutcome {}

    /** No rung of this service is left. */
    record Failed(LoweredReason reason) implements DescentOutcome {}
}
