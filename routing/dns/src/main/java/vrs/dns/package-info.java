/** Which AZ does this name mean for this client? The entry names of a local cluster: assembly and start. */
package vrs.dns;
