package vrs.catalog;

/** Who knows all vids there are, and so can say of one that there is no such video without asking a store. */
@FunctionalInterface
public interface KnownVids {
    /** Nobody knows them: every vid may exist. */
    KnownVids NOT_KNOWN = _ -> true;

    /** Whether the vid may exist; true when in doubt. Must not block. */
    boolean mayExist(String vid);
}
