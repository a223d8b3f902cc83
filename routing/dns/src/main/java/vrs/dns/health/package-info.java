/** Is the gateway of an AZ there? Asked of the gateways themselves, as other processes and as clients reach them. */
package vrs.dns.health;
