/** Which instance of a unit gets this request, and does this AZ keep it? Decisions only: no I/O, no clock of its own. */
package vrs.gateway.choice;
