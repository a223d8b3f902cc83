/** Which instances may be asked: what probes and refused connections tell. */
package vrs.gateway.health;
