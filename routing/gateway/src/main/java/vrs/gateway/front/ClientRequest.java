package vrs.gateway.front;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import vrs.control.ControlState;
import vrs.gateway.route.Deadline;
import vrs.gateway.route.Timings;

/**
 * A request that is whole.
 *
 * @param headers as they came
 * @param body empty for none, and where nobody reads it
 * @param territory the rights area of the client's address
 * @param traceparent kept or made
 * @param timings as they are for this request
 * @param control what the operators decided when it came
 */
record ClientRequest(
        HttpMethod method,
        HttpHeaders headers,
        byte[] body,
        String territory,
        String traceparent,
        Deadline deadline,
        Timings timings,
        ControlState control) {}
