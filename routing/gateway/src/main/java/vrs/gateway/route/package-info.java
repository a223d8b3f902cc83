/**
 * What to do with a request: where it goes, what an answer of a service means, what comes next. Pure decisions without
 * any I/O; everything here is a value and safe for use by many threads.
 */
package vrs.gateway.route;
