package vrs.catalog.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStoreContract;
import vrs.catalog.ring.RingConfig;

/** Three real Redis processes keep together what one store promises. */
class RedisRingTest extends StreamStoreContract {
    private static final List<RedisServer> SERVERS = new ArrayList<>();
    private static int namespaces;

    @BeforeAll
    static void startServers() throws IOException {
        for (int i = 0; i < 3; i++) {
            SERVERS.add(RedisServer.start());
        }
    }

    @AfterAll
    static void stopServers() throws IOException {
        for (RedisServer server : SERVERS) {
            server.close();
        }
        SERVERS.clear();
    }

    @Override
    protected StreamStore open() {
        List<RedisSite.Node> nodes = SERVERS.stream().map(RedisServer::node).toList();
        RedisConfig one = SERVERS.getFirst().config("test" + namespaces++);
        return RedisStores.connect(
                new RedisConfig(
                        new RedisSite.Ring(nodes, RingConfig.defaults()),
                        one.namespace(),
                        one.connectTimeout(),
                        one.reconnectPause(),
                        one.silentMax(),
                        one.requestsMax()),
                System::nanoTime);
    }
}
