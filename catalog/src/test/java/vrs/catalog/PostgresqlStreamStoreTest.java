package vrs.catalog;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Over a real PostgreSQL. */
class PostgresqlStreamStoreTest extends SqlStreamStoreContract {
    private static TestSqlServer server;

    @BeforeAll
    static void startServer() throws IOException {
        server = TestPostgresqlServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    TestSqlServer server() {
        return server;
    }
}
