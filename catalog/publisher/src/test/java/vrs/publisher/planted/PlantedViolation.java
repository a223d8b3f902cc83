package vrs.publisher.planted;

import com.mongodb.client.MongoClient;
import vrs.topology.Topology;

/** Breaks the rules on purpose: speaks to a driver, and takes the time by itself. */
public final class PlantedViolation {
    private PlantedViolation() {}

    static long broken(MongoClient client, Topology topology) {
        client.close();
        return System.nanoTime() + topology.azs().size();
    }
}
