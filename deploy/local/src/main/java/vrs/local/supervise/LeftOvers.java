package vrs.local.supervise;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes whose launcher is gone: exactly those that were written down. */
public final class LeftOvers {
    private final ProcessRecords records;
    private final Duration patience;

    /** @param patience how long a process may take to end before it is killed */
    public LeftOvers(ProcessRecords records, Duration patience) {
        this.records = records;
        this.patience = patience;
    }

    /** Ends them, forgets them and says how many there were. */
    public int end() throws IOException {
        List<ProcessRecord> alive = records.alive();
        List<ProcessHandle> handles = alive.stream()
                .flatMap(record -> record.identity().handle().stream())
                .toList();
        handles.forEach(ProcessHandle::destroy);
        if (!ended(handles)) {
            alive.forEach(record -> record.identity().handle().ifPresent(ProcessHandle::destroyForcibly));
            ended(handles);
        }
        for (ProcessRecord record : records.all()) {
            records.remove(record.name());
        }
        return handles.size();
    }

    private boolean ended(List<ProcessHandle> handles) {
        CompletableFuture<?> all = CompletableFuture.allOf(
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        return all.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(done -> handles.stream()
                        .noneMatch(handle -> ProcessIdentity.of(handle.pid()).isPresent()))
                .join();
    }
}
