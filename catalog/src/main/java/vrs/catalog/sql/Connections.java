package vrs.catalog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * A few connections, opened when they are needed, and some before. Whoever waits, for a connection or for
 * the server, is to be ended by interrupting it: on a virtual thread that closes the socket. Safe for use by many
 * threads.
 */
final class Connections {
    /** Makes a connection that is ready for statements. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    /** One in so many connections is kept open without being needed. */
    private static final int SPARE_SHARE = 2;
    /**
     * One in so many may be in the making. To open one takes a server some ten times as long as to answer, and a server
     * that is slow loses those that it has: were all made anew at once, by all who ask, it would do nothing else.
     */
    private static final int OPENINGS_SHARE = 8;

    private final Opener opener;
    private final Semaphore free;
    private final Semaphore openings;
    private final int connectionsMax;
    private final int sparesMin;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Connections(Opener opener, int connectionsMax) {
        this.opener = opener;
        this.free = new Semaphore(connectionsMax);
        this.openings = new Semaphore(Math.max(1, connectionsMax / OPENINGS_SHARE));
        this.connectionsMax = connectionsMax;
        this.sparesMin = Math.max(1, connectionsMax / SPARE_SHARE);
    }

    /** Waits for a connection, and asks over it. One that failed, in whichever way, is not used again. */
    <T> T ask(SqlCall<T> call) throws SQLException, InterruptedException {
        free.acquire();
        try {
            Connection kept = idle.pollFirst();
            if (kept != null) {
                try {
                    return on(kept, call);
                } catch (SQLException e) {
                    if (!isOfThePast(e) || Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    // That says nothing of the server as it is now, which gets one call more: all calls may be
                    // repeated.
                    // The other connections will be no better.
                    discardIdle();
                }
            }
            return on(open(), call);
        } finally {
            free.release();
        }
    }

    // Goes on when whoever wanted the connection has given up: where opening takes longer than callers have, none would
    // ever get one. Openings are bounded on their own, since they outlive the calls.
    private Connection open() throws SQLException, InterruptedException {
        openings.acquire();
        Connection broughtBack = idle.pollFirst();
        if (broughtBack != null) {
            openings.release();
            return broughtBack;
        }
        CompletableFuture<Connection> opening = new CompletableFuture<>();
        begin(opening);
        try {
            return opening.get();
        } catch (InterruptedException e) {
            opening.thenAccept(this::keep);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
        }
    }

    private void begin(CompletableFuture<Connection> opening) {
        Thread.startVirtualThread(() -> {
            try {
                opening.complete(opener.open());
            } catch (SQLException | RuntimeException e) {
                opening.completeExceptionally(e);
            } finally {
                openings.release();
            }
        });
    }

    /** Whether the server let go of the connection, or was emptied, while the connection lay here. */
    private static boolean isOfThePast(SQLException e) {
        return SqlFailures.isLost(e) || SqlFailures.isWithoutTables(e);
    }

    private <T> T on(Connection connection, SqlCall<T> call) throws SQLException {
        boolean sound = false;
        try {
            T answer = call.on(connection);
            sound = true;
            return answer;
        } finally {
            if (sound) {
                keep(connection);
                openSpare();
            } else {
                discard(connection);
            }
        }
    }

    /** A store that is seldom asked must not open its connections when all come at once: it opens one more with each call. */
    private void openSpare() {
        boolean isRoom = idle.size() < Math.min(sparesMin, free.availablePermits());
        if (isRoom && !closed && openings.tryAcquire()) {
            CompletableFuture<Connection> opening = new CompletableFuture<>();
            begin(opening);
            opening.thenAccept(this::keep);
        }
    }

    private void keep(Connection connection) {
        if (idle.size() >= connectionsMax) {
            discard(connection);
            return;
        }
        idle.addFirst(connection);
        if (closed) {
            discardIdle();
        }
    }

    private void discardIdle() {
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            discard(kept);
        }
    }

    // Some drivers say goodbye and wait for an answer. An interrupted virtual thread says it and does not wait; it is
    // one
    // of its own, so that no interrupt of a caller is mistaken for this one.
    static void discard(Connection connection) {
        Thread.startVirtualThread(() -> {
            Thread.currentThread().interrupt();
            try {
                connection.close();
            } catch (SQLException e) {
                // It was to go, and is gone.
            }
        });
    }

    /** Lets go of all that are idle now, and of the others when they come back. */
    void close() {
        closed = true;
        discardIdle();
    }
}
