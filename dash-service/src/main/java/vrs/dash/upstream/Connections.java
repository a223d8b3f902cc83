package vrs.dash.upstream;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The connections to other services, kept while the bound for making one stays what it is; operators change that seldom.
 * How many there are is bounded by how many attempts may be in flight. Safe for use by many threads.
 */
public final class Connections {
    private final Executor executor;
    private volatile HttpClient current;

    /** @param connect how long connecting may take until something else is asked for, above zero */
    public Connections(Duration connect, Executor executor) {
        this.executor = executor;
        this.current = client(connect);
    }

    /** Connects within this bound, or takes a connection that is there. */
    public HttpClient within(Duration connect) {
        HttpClient seen = current;
        return isWithin(seen, connect) ? seen : renew(connect);
    }

    /** Ends all of them; for tests. */
    void close() {
        current.shutdownNow();
    }

    // The client of before is not ended: who has just taken it still sends on it, and it goes when nobody holds it.
    private synchronized HttpClient renew(Duration connect) {
        if (!isWithin(current, connect)) {
            current = client(connect);
        }
        return current;
    }

    private static boolean isWithin(HttpClient client, Duration connect) {
        return client.connectTimeout().filter(connect::equals).isPresent();
    }

    private HttpClient client(Duration connect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .executor(executor)
                .build();
    }
}
