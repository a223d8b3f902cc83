package vrs.prove.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One square of the matrix.
 *
 * @param store that is broken; the hot one of its layer in this run
 * @param fault what happens to it
 * @param coldOff whether the layers do without their cold stores, which must show
 */
public record Cell(StoreName store, StoreFault fault, boolean coldOff) {
    /** All of them. */
    public static List<Cell> all(boolean coldOff) {
        List<Cell> cells = new ArrayList<>();
        for (StoreName store : StoreName.values()) {
            for (StoreFault fault : StoreFault.values()) {
                cells.add(new Cell(store, fault, coldOff));
            }
        }
        return cells;
    }

    /** In one word. */
    public String name() {
        return (store + "-" + fault).toLowerCase(Locale.ROOT) + (coldOff ? "-cold-off" : "");
    }

    /** The store that is to serve in its place. */
    public StoreName cold() {
        return store.partner();
    }
}
