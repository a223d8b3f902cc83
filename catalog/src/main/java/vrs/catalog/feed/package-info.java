/** What changed, as told to the instances of an AZ: heard over Redis, checked against the stores. */
package vrs.catalog.feed;
