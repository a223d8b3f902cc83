package vrs.catalog.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import vrs.catalog.FailureReason;

/** Says in our words why the driver gave up. */
final class RedisFailures {
    private RedisFailures() {}

    static FailureReason reason(Throwable thrown) {
        // The driver wraps what happened; the innermost word that we know says it best.
        FailureReason reason = FailureReason.STORE_ERROR;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            reason = ofOne(t, reason);
        }
        return reason;
    }

    private static FailureReason ofOne(Throwable thrown, FailureReason byDefault) {
        return switch (thrown) {
            case TimeoutException _ -> FailureReason.TIMED_OUT;
            case RedisCommandTimeoutException _ -> FailureReason.TIMED_OUT;
            // An IOException by its type, so it stands before that one.
            case ConnectTimeoutException _ -> FailureReason.TIMED_OUT;
            case InterruptedException _ -> FailureReason.TIMED_OUT;
            case RedisConnectionException _ -> FailureReason.CONNECT_REFUSED;
            // The connection went while the call was under way.
            case CancellationException _ -> FailureReason.CONNECT_REFUSED;
            case IOException _ -> FailureReason.CONNECT_REFUSED;
            default -> byDefault;
        };
    }
}
