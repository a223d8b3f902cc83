package vrs.prove.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import vrs.catalog.redis.RedisFeed;
import vrs.prove.stores.read.Looks;
import vrs.prove.stores.read.Observation;
import vrs.prove.stores.read.Reader;
import vrs.prove.stores.read.ReaderConfig;
import vrs.prove.stores.server.Folders;
import vrs.prove.stores.server.Waiting;
import vrs.prove.stores.write.MultiWriter;
import vrs.prove.stores.write.Published;

/** Runs one cell: reads and changes all the time, breaks the store, restarts the reader, mends the store. Used by one thread. */
final class CellRun {
    private static final String OPEN = "open";
    private static final String SHUT = "shut";
    private static final long WARM_SEED = 7;
    /** A reader that begins while a store that came back is not whole yet knows nothing of what it lacks. */
    private static final Duration INTO_RETURN = Duration.ofMillis(500);

    private final Cell cell;
    private final Scale scale;
    private final Template template;
    private final Path home;
    private final LongSupplier nanoTicker;
    private final Published published;
    private final List<Reader> readers = new ArrayList<>();
    /** How the disk replica is for a reader that begins now. */
    private String disk = OPEN;

    private long bootMs;

    CellRun(Cell cell, Scale scale, Template template, Path home, LongSupplier nanoTicker) {
        this.cell = cell;
        this.scale = scale;
        this.template = template;
        this.home = home;
        this.nanoTicker = nanoTicker;
        this.published = Template.published(scale);
    }

    Verdict run() throws IOException, InterruptedException {
        Site.copy(template.current(), home);
        try (Site site = Site.start(home, scale.storeHeapMib(), slowed(), nanoTicker);
                RedisFeed feed = site.feed();
                MultiWriter writer = new MultiWriter(published, site.connect(), feed, nanoTicker)) {
            new Warming(scale, WARM_SEED).read(site);
            if (!cell.store().isL2()) {
                // L3 is read only when L2 has nothing to say.
                site.server(StoreName.REDIS).kill();
                disk = SHUT;
            }
            startReader(site);
            writer.start(scale.changesPerSecond());
            Waiting.let(scale.warm());
            long normal = nanoTicker.getAsLong();
            Waiting.let(scale.before());
            long fault = nanoTicker.getAsLong();
            apply(site);
            long heal = faultUntil(site, writer, fault);
            Waiting.let(scale.after());
            long end = nanoTicker.getAsLong();
            readers.getLast().end();
            return judge(new Moments(normal, fault, heal, end));
        } finally {
            for (Reader reader : readers) {
                reader.close();
            }
        }
    }

    private Optional<StoreName> slowed() {
        return cell.fault() == StoreFault.SLOW && cell.store() != StoreName.DISK
                ? Optional.of(cell.store())
                : Optional.empty();
    }

    private Verdict judge(Moments moments) {
        List<Observation> observations = new ArrayList<>();
        List<List<Looks>> looks = new ArrayList<>();
        int missing = 0;
        for (Reader reader : readers) {
            List<Observation> own = reader.observations();
            missing += (int) Math.max(0, reader.handedOver().orElse(own.size()) - own.size());
            observations.addAll(own);
            looks.add(reader.looks());
        }
        return new CellJudge(published, moments).of(cell, observations, looks, missing, bootMs);
    }

    private void startReader(Site site) throws IOException, InterruptedException {
        ReaderConfig config = new ReaderConfig(
                scale.videos(),
                scale.readsPerSecond(),
                (int) (scale.zipfExponent() * 1_000),
                new DataSet(scale.videos()).l1Bytes(scale.l1Share()),
                scale.load(),
                site.port(StoreName.REDIS),
                site.port(StoreName.DOCUMENT),
                site.port(StoreName.SQL),
                site.replica(),
                cell.store() == StoreName.DISK,
                cell.store() == StoreName.SQL,
                cell.coldOff(),
                disk,
                readers.size() + 1);
        long began = nanoTicker.getAsLong();
        readers.add(Reader.start(config, scale.readerHeapMib(), home.resolve("reader.log")));
        bootMs = (nanoTicker.getAsLong() - began) / 1_000_000;
    }

    private void restartReader(Site site) throws IOException, InterruptedException {
        readers.getLast().kill();
        startReader(site);
    }

    private void apply(Site site) throws IOException, InterruptedException {
        if (cell.store() != StoreName.DISK) {
            site.apply(cell.store(), cell.fault(), scale.slow(), template.old());
            return;
        }
        switch (cell.fault()) {
            case KILLED -> turnDisk(SHUT);
            case HUNG -> turnDisk("held");
            case SLOW -> turnDisk("slow:" + scale.slow().toMillis());
            case WIPED -> {
                readers.getLast().kill();
                Files.delete(site.replica());
                startReader(site);
            }
            case OLD -> {
                readers.getLast().kill();
                Folders.copy(template.old().resolve(Site.REPLICA), site.replica());
                startReader(site);
            }
        }
    }

    /** Whether the store has all it lacked, as far as those can tell who write to it. */
    private boolean isWhole(MultiWriter writer, long fault) {
        if (cell.store() != StoreName.DISK) {
            return writer.wholeSince(cell.store().technology(), fault).isPresent();
        }
        List<Looks> looks = readers.getLast().looks();
        return !looks.isEmpty() && looks.getLast().counts().getOrDefault(Looks.REPLICA_WHOLE, 0L) > 0;
    }

    private void turnDisk(String way) throws IOException {
        disk = way;
        readers.getLast().disk(way);
    }

    /** Lets the fault last, with a restart of the reader in the middle, and mends it; says when it was over. */
    private long faultUntil(Site site, MultiWriter writer, long fault) throws IOException, InterruptedException {
        Duration half = scale.during().dividedBy(2);
        if (cell.fault().isReturn()) {
            if (cell.store() != StoreName.DISK) {
                Waiting.let(INTO_RETURN);
                restartReader(site);
            }
            Waiting.until(() -> isWhole(writer, fault), scale.during());
            return nanoTicker.getAsLong();
        }
        Waiting.let(half);
        restartReader(site);
        Waiting.let(half);
        long heal = nanoTicker.getAsLong();
        if (cell.store() == StoreName.DISK) {
            turnDisk(OPEN);
            if (cell.fault() == StoreFault.KILLED) {
                restartReader(site);
            }
        } else {
            site.heal(cell.store(), cell.fault());
        }
        return heal;
    }
}
