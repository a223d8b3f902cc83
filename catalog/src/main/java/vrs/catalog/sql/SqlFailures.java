package vrs.catalog.sql;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import vrs.catalog.FailureReason;

/** Says in our words why a driver gave up. */
final class SqlFailures {
    private static final String CONNECTION = "08";
    private static final String CONSTRAINT = "23";
    private static final String ROLLED_BACK = "40";
    /** H2 for a connection that broke, a database that was closed, and one that is being closed. */
    private static final Set<String> H2_GONE = Set.of("90067", "90098", "90121");
    /** PostgreSQL when it shuts down, crashed, or still starts. */
    private static final Set<String> POSTGRESQL_GONE = Set.of("57P01", "57P02", "57P03");
    /** MariaDB when an operator or a shutdown ended the connection. */
    private static final String MARIADB_KILLED = "70100";
    /** No such table: PostgreSQL, MariaDB and H2, and H2 when there is none like it or none at all. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");
    /** H2 when two writers were at one row. */
    private static final String H2_CONCURRENT_UPDATE = "90131";

    private SqlFailures() {}

    static SQLException unreachable(IOException cause) {
        return new SQLException(cause.getMessage(), CONNECTION + "001", cause);
    }

    static FailureReason reason(Throwable thrown) {
        if (thrown instanceof SQLTimeoutException || hasCause(thrown, InterruptedIOException.class)) {
            return FailureReason.TIMED_OUT;
        }
        return thrown instanceof SQLException e && isLost(e)
                ? FailureReason.CONNECT_REFUSED
                : FailureReason.STORE_ERROR;
    }

    /** Whether the connection is gone, or never was: the server has not judged the statement. */
    static boolean isLost(SQLException e) {
        String state = state(e);
        return state.startsWith(CONNECTION)
                || H2_GONE.contains(state)
                || POSTGRESQL_GONE.contains(state)
                || state.equals(MARIADB_KILLED)
                || hasCause(e, IOException.class);
    }

    /** Whether somebody took the tables away since the connection was opened. */
    static boolean isWithoutTables(SQLException e) {
        return NO_TABLE.contains(state(e));
    }

    /** Whether another writer was quicker: the same again may succeed, or find what that one wrote. */
    static boolean isLostRace(SQLException e) {
        String state = state(e);
        return state.startsWith(CONSTRAINT) || state.startsWith(ROLLED_BACK) || state.equals(H2_CONCURRENT_UPDATE);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> wanted) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
