/** Which AZ answers this upstream call? Decisions import the JDK only; {@code vrs.failover.guard} wraps one attempt. */
package vrs.failover;
