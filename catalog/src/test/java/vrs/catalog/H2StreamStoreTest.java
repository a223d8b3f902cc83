package vrs.catalog;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Over H2 in server mode, in a process of its own. */
class H2StreamStoreTest extends SqlStreamStoreContract {
    @TempDir
    private static Path folder;

    private static TestSqlServer server;

    @BeforeAll
    static void startServer() throws IOException {
        server = TestH2Server.start(folder);
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
