/** Does a whole site come back by itself when an AZ is lost at peak? In virtual time, with the very decisions of failover. */
package vrs.prove.simulation;
