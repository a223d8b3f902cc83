package vrs.gateway.front;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import vrs.gateway.route.Deadline;

/**
 * A request that is whole.
 *
 * @param headers as they came
 * @param body empty for none, and where nobody reads it
 * @param territory the rights area of the client's address
 * @param traceparent kept or made
 */
record ClientRequest(
        HttpMethod method, HttpHeaders headers, byte[] body, String territory, String traceparent, Deadline deadline) {}
