package vrs.catalog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlProduct;

/** PostgreSQL as it is, unpacked and started for the test. */
final class TestPostgresqlServer extends TestSqlServer {
    private final EmbeddedPostgres server;

    private TestPostgresqlServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static TestPostgresqlServer start() throws IOException {
        return new TestPostgresqlServer(EmbeddedPostgres.start());
    }

    @Override
    SqlConfig config() {
        return new SqlConfig(SqlProduct.POSTGRESQL, "127.0.0.1", server.getPort(), "postgres", "postgres", "", 8);
    }

    @Override
    String adminUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
    }

    @Override
    long pid() throws IOException, SQLException {
        return pidIn(Path.of(query("SHOW data_directory").getFirst(), "postmaster.pid"));
    }

    @Override
    void dropConnections() throws SQLException {
        query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
