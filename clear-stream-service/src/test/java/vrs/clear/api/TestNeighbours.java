package vrs.clear.api;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vrs.clear.TestHome;
import vrs.control.DenyList;

/** The files of a clear-stream-service under test, and a document store in this process. */
public final class TestNeighbours implements QuarkusTestResourceLifecycleManager {
    private final MongoServer documents = new MongoServer(new MemoryBackend());
    private TestHome home;
    private int documentPort;

    @Override
    public Map<String, String> start() {
        try {
            documentPort = documents.bind().getPort();
            home = TestHome.make(
                    Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath(), documentPort);
            home.withdraw(new DenyList(1, Set.of("denied")));
            Map<String, String> told = new HashMap<>(home.settings());
            told.put("vrs.clear.snapshotLookMs", "50");
            told.forEach(System::setProperty);
            told.put("quarkus.http.test-port", "0");
            told.put("quarkus.management.test-port", "0");
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(home, new TestInjector.MatchesType(TestHome.class));
        injector.injectIntoFields(documentPort, field -> field.getName().equals("documentPort"));
    }

    @Override
    public void stop() {
        documents.shutdownNow();
    }
}
