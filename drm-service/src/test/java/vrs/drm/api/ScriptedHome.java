package vrs.drm.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vrs.control.DenyList;
import vrs.drm.TestHome;

/** The files of a drm-service under test; the video {@code denied} is withdrawn. */
public final class ScriptedHome implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            TestHome home = TestHome.make(
                    Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath());
            home.withdraw(new DenyList(1, Set.of("denied")));
            Map<String, String> told = new HashMap<>(home.settings());
            told.forEach(System::setProperty);
            told.put("quarkus.http.test-port", "0");
            told.put("quarkus.management.test-port", "0");
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The files stay in target for who wants to look.
    }
}
