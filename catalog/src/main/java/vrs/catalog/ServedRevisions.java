package vrs.catalog;

import java.util.List;

/**
 * What this instance has answered, and what the change feed has told it: the marks below which no store's answer
 * counts. Remembers the newest changes, as many as it has room for. Safe for use by many threads.
 */
public final class ServedRevisions {
    private final NewestRevisions served;
    private final NewestRevisions announced;

    /** @param vidsMax how many vids are remembered, 1 or more */
    public ServedRevisions(int vidsMax) {
        if (vidsMax < 1) {
            throw new IllegalArgumentException("servedVidsMax is " + vidsMax + ", not 1 or more");
        }
        this.served = new NewestRevisions(vidsMax);
        this.announced = new NewestRevisions(vidsMax);
    }

    /** This instance answered with this revision: it answers no lower one from now on. */
    public void served(String vid, Revision revision) {
        served.note(vid, revision);
    }

    /** The feed, or a local replica at its start, says that this revision was written. */
    public void announced(String vid, Revision revision) {
        announced.note(vid, revision);
    }

    /** No answer may be lower than this. */
    public Revision floor(String vid) {
        return served.of(vid);
    }

    /** An answer lower than this is only good when no store has a better one. */
    public Revision expected(String vid) {
        Revision told = announced.of(vid);
        Revision floor = served.of(vid);
        return told.isAfter(floor) ? told : floor;
    }

    /** Whether nothing tells that the vid was ever written. */
    public boolean isUnheardOf(String vid) {
        return expected(vid).equals(Revision.NONE);
    }

    /** The newest revision that this instance knows to have been written. */
    public Revision newest() {
        Revision told = announced.newest();
        Revision answered = served.newest();
        return told.isAfter(answered) ? told : answered;
    }

    /** Of what was answered, the vids that changed last: what a store that was set back misses first. */
    public List<String> newestVids(int countMax) {
        return served.newestVids(countMax);
    }
}
