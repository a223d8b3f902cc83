package vrs.catalog;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Over the MongoDB, or the replica set, that the environment names; in a database that is dropped afterwards. */
@EnabledIfEnvironmentVariable(
        named = "MONGODB_URI",
        matches = "mongodb.+",
        disabledReason = "MONGODB_URI names no MongoDB, so that the stand-in alone was tested")
class GivenMongoStreamStoreTest extends StreamStoreContract {
    private final ConnectionString uri =
            new ConnectionString(System.getenv().getOrDefault("MONGODB_URI", "mongodb://localhost"));
    private final String database = "vrs-test-" + UUID.randomUUID();

    @Override
    protected StreamStore open() {
        return MongoStreamStore.connect(MongoConfig.of(uri, database));
    }

    @AfterEach
    void dropDatabase() {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(database).drop();
        }
    }
}
