package vrs.catalog;

/** What stands under a vid: a video, or the mark that it was taken down. */
public sealed interface CatalogEntry permits VideoRecord, Tombstone {
    String vid();

    /** The change that wrote this entry; a lower one never overwrites a higher one. */
    Revision revision();
}
