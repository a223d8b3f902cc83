package vrs.gateway.neighbour;

import vrs.control.ControlState;

/** Whether a request is answered by the unit of its own AZ, or handed to a neighbour by weight. */
public interface HomeShare {
    /** Asked once per request; must not block. */
    boolean stays(String unit, ControlState control);
}
