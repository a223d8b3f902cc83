package vrs.prove.stores.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vrs.local.DocumentStoreProcess;
import vrs.local.SqlStoreProcess;

/** A store process of the local cluster: the stand-in for MongoDB over a file, or H2 in server mode. */
public final class LocalStore extends StoreServer {
    private final String name;
    private final Class<?> main;
    private final int managementPort;
    private final int heapMib;

    private LocalStore(String name, Class<?> main, Path home, int port, int managementPort, int heapMib) {
        super(name, home, port);
        this.name = name;
        this.main = main;
        this.managementPort = managementPort;
        this.heapMib = heapMib;
    }

    /** The stand-in for MongoDB. */
    public static LocalStore document(Path home, int heapMib) throws IOException {
        return new LocalStore("document", DocumentStoreProcess.class, home, freePort(), freePort(), heapMib);
    }

    /** H2 in server mode. */
    public static LocalStore sql(Path home, int heapMib) throws IOException {
        return new LocalStore("sql", SqlStoreProcess.class, home, freePort(), freePort(), heapMib);
    }

    @Override
    public Path data() {
        return home().resolve("data").resolve(name);
    }

    @Override
    List<String> command() {
        return Child.java(
                heapMib,
                List.of(
                        "-Dvrs.instance=" + name,
                        "-Dvrs.home=" + home(),
                        "-Dvrs.port=" + port(),
                        "-Dvrs.management.port=" + managementPort),
                main);
    }
}
