/** The gateway of an AZ: which unit of which AZ gets this player? Assembly and start. */
package vrs.gateway;
