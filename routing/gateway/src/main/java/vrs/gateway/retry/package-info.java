/** The retry domain: may this client ask again, and where? Pure decisions and one bounded budget. */
package vrs.gateway.retry;
