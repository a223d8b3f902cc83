package vrs.catalog.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** What is asked of the database over one connection, with each statement a transaction of its own. */
@FunctionalInterface
interface SqlCall<T> {
    T on(Connection connection) throws SQLException;
}
