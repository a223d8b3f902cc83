/** Calls to services: pooled connections on the event loop of the client connection, one call at a time on each. */
package vrs.gateway.upstream;
