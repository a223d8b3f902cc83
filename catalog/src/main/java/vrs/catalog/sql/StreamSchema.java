package vrs.catalog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;

/**
 * The tables, made by whoever comes first. Looked at by every new connection, so that a database that was emptied
 * behind our back gets them again.
 */
final class StreamSchema {
    /** Grows when an older program could no longer read or write; what only adds to the tables leaves it alone. */
    static final int VERSION = 1;

    /** Each round is lost to another process that makes the same tables. */
    private static final int ROUNDS_MAX = 5;

    private final List<String> statements;

    StreamSchema(SqlProduct product) {
        this.statements = List.of(
                "CREATE TABLE IF NOT EXISTS vrs_stream (vid " + product.vidType()
                        + " NOT NULL PRIMARY KEY, epoch BIGINT NOT NULL, counter BIGINT NOT NULL, body "
                        + product.bodyType() + " NOT NULL)",
                "CREATE INDEX IF NOT EXISTS vrs_stream_revision ON vrs_stream (epoch, counter)",
                "CREATE TABLE IF NOT EXISTS vrs_schema (id INTEGER NOT NULL PRIMARY KEY, version INTEGER NOT NULL)");
    }

    /** @throws SQLException also when the tables are those of a later version */
    void ensure(Connection connection) throws SQLException {
        OptionalInt version = versionIfThere(connection);
        SQLException failure = null;
        for (int round = 1; version.isEmpty() && round <= ROUNDS_MAX; round++) {
            try {
                create(connection);
            } catch (SQLException e) {
                failure = e;
            }
            version = versionIfThere(connection);
        }
        if (version.isEmpty()) {
            throw new SQLException("the tables cannot be made", failure);
        }
        if (version.getAsInt() != VERSION) {
            throw new SQLException(
                    "the tables are of version " + version.getAsInt() + ", this program knows " + VERSION);
        }
    }

    private static OptionalInt versionIfThere(Connection connection) throws SQLException {
        try {
            return OptionalInt.of(version(connection));
        } catch (SQLException e) {
            if (SqlFailures.isLost(e)) {
                throw e;
            }
            return OptionalInt.empty();
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM vrs_schema WHERE id = 1")) {
            if (!row.next()) {
                throw new SQLException("vrs_schema has no row");
            }
            return row.getInt(1);
        }
    }

    private void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        // Last, so that a version that can be read stands for tables that are whole.
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO vrs_schema (id, version) VALUES (1, ?)")) {
            insert.setInt(1, VERSION);
            insert.executeUpdate();
        }
    }
}
