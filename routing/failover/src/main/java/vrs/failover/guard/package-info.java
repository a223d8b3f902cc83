/** How is one attempt bounded from outside? The only place that knows the library that does it. */
package vrs.failover.guard;
