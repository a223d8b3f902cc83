package vrs.local;

import java.nio.file.Path;
import vrs.process.Settings;

/**
 * What the stand-in document store is told.
 *
 * @param instance its name
 * @param port where it speaks the wire protocol of MongoDB
 * @param managementPort health and metrics
 * @param file what it keeps its documents in
 */
record DocumentStoreConfig(String instance, int port, int managementPort, Path file) {
    static DocumentStoreConfig of(Settings settings) {
        String instance = settings.text("vrs.instance");
        return new DocumentStoreConfig(
                instance,
                settings.port("vrs.port"),
                settings.port("vrs.management.port"),
                settings.path("vrs.home").resolve("data").resolve(instance).resolve("documents.mv"));
    }
}
