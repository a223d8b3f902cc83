package vrs.catalog.planted;

import com.mongodb.client.MongoClient;
import io.lettuce.core.RedisClient;
import org.h2.mvstore.MVStore;

/** Breaks the rules on purpose: drivers outside of their stores, and a clock of its own. */
public final class PlantedViolation {
    private PlantedViolation() {}

    static long broken(MongoClient client, RedisClient redis, MVStore file) {
        client.close();
        redis.close();
        file.close();
        return System.nanoTime();
    }
}
