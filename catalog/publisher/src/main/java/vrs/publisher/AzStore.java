package vrs.publisher;

import vrs.catalog.StreamStore;

/** The document store of one AZ. */
record AzStore(String az, StreamStore store) {}
