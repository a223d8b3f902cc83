package vrs.catalog.planted;

import com.mongodb.client.MongoClient;

/** Breaks the rules on purpose: the driver outside of its store, and a clock of its own. */
public final class PlantedViolation {
    private PlantedViolation() {}

    static long broken(MongoClient client) {
        client.close();
        return System.nanoTime();
    }
}
