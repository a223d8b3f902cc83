package vrs.player;

import java.nio.file.Files;
import java.nio.file.Path;
import vrs.process.BadSetting;
import vrs.process.Settings;

/** Paths of the start-up settings, checked before any port opens. */
final class StartFiles {
    private StartFiles() {}

    static Path file(Settings settings, String key) {
        Path path = settings.path(key);
        if (!Files.isRegularFile(path)) {
            throw new BadSetting(key, "is " + path + ", which is no file");
        }
        return path;
    }

    static Path directory(Settings settings, String key) {
        Path path = settings.path(key);
        if (!Files.isDirectory(path)) {
            throw new BadSetting(key, "is " + path + ", which is no directory");
        }
        return path;
    }
}
