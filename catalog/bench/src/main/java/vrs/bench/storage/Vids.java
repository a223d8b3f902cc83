package vrs.bench.storage;

import vrs.bench.Titles;

/** All vids, one after the other, in an order that jumps about. Not for several threads. */
final class Vids {
    private static final int STRIDE = 1_597;

    private final String[] vids = new String[Site.VIDEOS];
    private int at;

    Vids() {
        for (int i = 0; i < vids.length; i++) {
            vids[i] = Titles.vid(i);
        }
    }

    String next() {
        at = at + STRIDE & Site.VIDEOS - 1;
        return vids[at];
    }
}
