/** The catalogue on the disk of one instance: a whole replica that needs no network. */
package vrs.catalog.disk;
