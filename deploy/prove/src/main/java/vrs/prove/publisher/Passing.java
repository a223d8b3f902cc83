package vrs.prove.publisher;

import vrs.catalog.Revision;

/**
 * What is on its way from one publisher to another, or to a store of its AZ.
 *
 * @param from AZ of the publisher that sends it
 * @param to the other AZ, or the store
 * @param text the request, as far as it is text
 */
record Passing(String from, Kind kind, String to, String text) {
    /** What it is. */
    enum Kind {
        /** Somebody wants to lead. */
        PREPARE,
        /** A new leader asks for what it lacks. */
        FETCH,
        /** Changes, or only the word how far is committed. */
        APPEND,
        /** Changes that are no longer kept one by one. */
        INSTALL,
        /** Something that a store is asked. */
        STORE,
        /** A word to those who follow the feed. */
        FEED
    }

    boolean carries(String word) {
        return text.contains(word);
    }

    boolean hasChanges() {
        return text.lines().skip(1).findAny().isPresent();
    }

    /** How far a majority holds, as an append says. */
    Revision commit() {
        return Revision.parse(text.lines().findFirst().orElseThrow().split(" ")[3])
                .orElseThrow();
    }

    /** The same, as if a leader of that epoch had sent it. */
    String inEpoch(long epoch) {
        return epoch + text.substring(text.indexOf(' '));
    }
}
