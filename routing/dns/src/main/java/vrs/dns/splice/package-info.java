/** Bytes from clients to gateways and back. */
package vrs.dns.splice;
