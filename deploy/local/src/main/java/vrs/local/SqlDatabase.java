package vrs.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;
import org.h2.Driver;
import org.h2.api.ErrorCode;
import vrs.local.home.HomeRefused;
import vrs.local.home.PrivateFile;

/**
 * The database behind the SQL store, held open as long as the process runs. The user {@code vrs}, who needs no password,
 * may make and fill tables and no more: an administrator of H2 may run code in this process, so that his password stays
 * in a file beside the database.
 */
final class SqlDatabase implements AutoCloseable {
    static final String NAME = "vrs";

    private static final String ADMINISTRATOR = "keeper";
    private static final int PASSWORD_BYTES = 32;

    private final Connection keeper;

    private SqlDatabase(Connection keeper) {
        this.keeper = keeper;
    }

    /**
     * Opens the database of this folder, and makes it if there is none.
     *
     * @throws HomeRefused when it is open in another process, or damaged
     */
    static SqlDatabase open(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        SqlDatabase database = new SqlDatabase(connect(folder));
        database.execute("CREATE USER IF NOT EXISTS vrs PASSWORD ''");
        database.execute("GRANT ALTER ANY SCHEMA TO vrs");
        // The database keeps what is newer than this in memory only; a killed process loses no more.
        database.execute("SET WRITE_DELAY 100");
        return database;
    }

    private static Connection connect(Path folder) throws IOException, SQLException {
        Path file = folder.resolve(NAME);
        Properties properties = new Properties();
        properties.setProperty("user", ADMINISTRATOR);
        properties.setProperty("password", password(folder.resolve(NAME + ".password")));
        try {
            return new Driver().connect("jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE", properties);
        } catch (SQLException e) {
            switch (e.getErrorCode()) {
                case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                    throw new HomeRefused(file + " is open in another process: end that one");
                case ErrorCode.FILE_CORRUPTED_1, ErrorCode.WRONG_USER_OR_PASSWORD, ErrorCode.FILE_VERSION_ERROR_1 ->
                    throw new HomeRefused(folder + " is damaged: move it away, and a new one is made");
                default -> throw e;
            }
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            PrivateFile.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    /** @throws SQLException when the database closed itself, for instance because a disk was full */
    void check() throws SQLException {
        execute("SELECT 1");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes everything down. */
    @Override
    public void close() throws SQLException {
        execute("SHUTDOWN");
    }
}
