package vrs.gateway.neighbour;

import vrs.control.ControlState;
import vrs.gateway.route.TrafficClass;

/** Whether a request is answered by the unit of its own AZ, or offered to a neighbour first. */
public interface HomeShare {
    /** Asked once per request; must not block. */
    boolean stays(TrafficClass trafficClass, ControlState control);
}
