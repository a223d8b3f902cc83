/** The same upstreams and the same faults behind HAProxy and behind our own calls across AZs. */
package vrs.prove.peer;
