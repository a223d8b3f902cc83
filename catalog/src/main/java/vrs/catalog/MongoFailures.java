package vrs.catalog;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Says in our words why the driver gave up. */
final class MongoFailures {
    private MongoFailures() {}

    /** @param cluster what the driver knows of the store; when nobody listens, a call only sees its time run out */
    static FailureReason reason(MongoException thrown, ClusterDescription cluster) {
        return switch (thrown) {
            case MongoSocketReadTimeoutException _ -> FailureReason.TIMED_OUT;
            case MongoSocketException _ -> FailureReason.CONNECT_REFUSED;
            case MongoTimeoutException _ ->
                nobodyListens(cluster) ? FailureReason.CONNECT_REFUSED : FailureReason.TIMED_OUT;
            case MongoInterruptedException _ -> FailureReason.TIMED_OUT;
            default -> FailureReason.STORE_ERROR;
        };
    }

    /** The driver takes no time for no bound. */
    static void checkTime(Duration timeLeft) throws StoreUnavailable {
        if (!timeLeft.isPositive()) {
            throw new StoreUnavailable(FailureReason.TIMED_OUT, new TimeoutException("no time left"));
        }
    }

    private static boolean nobodyListens(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream()
                .map(ServerDescription::getException)
                .anyMatch(e -> e instanceof MongoSocketException && !(e instanceof MongoSocketReadTimeoutException));
    }
}
