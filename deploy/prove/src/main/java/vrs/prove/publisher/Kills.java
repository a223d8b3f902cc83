package vrs.prove.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The kills over a fresh site, and the same with a protection taken away. */
public final class Kills {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path jar;
    private final LongSupplier nanoTicker;
    private final Consumer<String> say;

    /**
     * @param folder for homes; what lies there is deleted
     * @param jar the publisher, as it is built
     */
    public Kills(Path folder, Path jar, LongSupplier nanoTicker, Consumer<String> say) {
        this.folder = folder;
        this.jar = jar;
        this.nanoTicker = nanoTicker;
        this.say = say;
    }

    private interface Work {
        KillTally on(KillSite site) throws IOException, InterruptedException;
    }

    /** Each step so many times, in an order that the seed says. */
    public JsonNode everyStep(int times, long seed) throws IOException, InterruptedException {
        return ((ObjectNode) on("kills", site -> new KillRun(site, seed, say).run(times))).put("seed", seed);
    }

    /** As if nothing had been flushed. */
    public JsonNode withoutFlush() throws IOException, InterruptedException {
        return on("flush", site -> new Reds(site, say).withoutFlush());
    }

    /** As if nobody looked at epochs. */
    public JsonNode withoutEpochs() throws IOException, InterruptedException {
        return on("epochs", site -> new Reds(site, say).withoutEpochs());
    }

    private JsonNode on(String name, Work work) throws IOException, InterruptedException {
        try (KillSite site = KillSite.start(folder.resolve(name), jar, nanoTicker)) {
            return work.on(site).json(JSON);
        }
    }
}
