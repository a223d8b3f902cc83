package vrs.local;

import java.nio.file.Path;
import vrs.process.BadSetting;
import vrs.process.Settings;

/**
 * What the SQL store is told.
 *
 * @param instance its name
 * @param port where it speaks the wire protocol of H2
 * @param managementPort health and metrics
 * @param folder what it keeps its database in
 */
record SqlStoreConfig(String instance, int port, int managementPort, Path folder) {
    static SqlStoreConfig of(Settings settings) {
        String instance = settings.text("vrs.instance");
        Path folder = settings.path("vrs.home").resolve("data").resolve(instance);
        if (folder.toString().contains(";")) {
            throw new BadSetting("vrs.home", "has a \";\" in it, which H2 takes for the end of a path");
        }
        return new SqlStoreConfig(instance, settings.port("vrs.port"), settings.port("vrs.management.port"), folder);
    }
}
