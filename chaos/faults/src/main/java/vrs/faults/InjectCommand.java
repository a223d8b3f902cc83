package vrs.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.faults.lease.Lease;

/** Gives an order to a fault proxy. Its end heals nothing by itself: the lease is the proxy's. */
@Command(description = "breaks a path of a running proxy", mixinStandardHelpOptions = true)
final class InjectCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CREATED = 201;
    private static final int REFUSED = 2;

    @Parameters(
            index = "0",
            paramLabel = "TYPE",
            description = "slow, jitter, reset, hang, refuse, errors, garbage, cut")
    private String type;

    @Parameters(index = "1", paramLabel = "TARGET", description = "<az>, <az>/<role>, <az>-><az>")
    private String target;

    @Option(names = "--for", defaultValue = "30s", description = "its lease, at most 10m (30s)")
    private String lease;

    @Option(names = "--ms", description = "of slow and jitter")
    private Optional<Integer> ms;

    @Option(names = "--percent", description = "of errors")
    private Optional<Integer> percent;

    @Option(names = "--door", required = true, description = "the port of the proxy's door")
    private int door;

    @Option(names = "--credential", required = true, description = "the file that holds it")
    private Path credential;

    @Option(names = "--stay", description = "stays for the time of the lease, as a drill would")
    private boolean stays;

    private final PrintStream out;

    InjectCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        ObjectNode order = new ObjectMapper()
                .createObjectNode()
                .put("type", type)
                .put("target", target)
                .put("for", lease);
        ms.ifPresent(number -> order.put("ms", number));
        percent.ifPresent(number -> order.put("percent", number));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door + "/faults"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + ProxyConfig.credential(credential))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order.toString()))
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            out.println(response.body());
            if (response.statusCode() != CREATED) {
                return REFUSED;
            }
            if (stays) {
                stay();
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void stay() throws InterruptedException {
        // Nobody counts it down: only the time ends it.
        new CountDownLatch(1).await(Lease.parse(lease).length().toMillis(), TimeUnit.MILLISECONDS);
    }
}
