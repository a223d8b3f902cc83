/** Bytes from clients to gateways and back, and the questions whether gateways are ready. */
package vrs.dns.splice;
