/** The one order of changes, kept by a publisher in each AZ: who may write it, and what a majority holds. Does no network itself. */
package vrs.publisher.log;
