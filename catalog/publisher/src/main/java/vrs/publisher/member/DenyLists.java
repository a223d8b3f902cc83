package vrs.publisher.member;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vrs.control.DenyList;
import vrs.control.DenyListFormat;
import vrs.signing.SignedLines;

/**
 * The signed deny lists that this publisher writes: that of its AZ, and that of the edges, which all publishers of the
 * machine write. A vid never leaves them; they are always written together, under a version higher than each.
 */
final class DenyLists {
    private static final String EDGE = "edge";
    private static final String FILE = "deny.list";

    private final Path control;
    private final List<Path> files;
    private final PrivateKey signing;
    private final PublicKey verifying;
    private final Consumer<String> log;

    private DenyLists(Path home, String az, PrivateKey signing, PublicKey verifying, Consumer<String> log) {
        this.control = home.resolve("control");
        this.files =
                List.of(control.resolve(az).resolve(FILE), control.resolve(EDGE).resolve(FILE));
        this.signing = signing;
        this.verifying = verifying;
        this.log = log;
    }

    static DenyLists open(Path home, String az, Consumer<String> log) throws IOException {
        Path keys = home.resolve("keys");
        return new DenyLists(
                home,
                az,
                SignedLines.readPrivateKey(keys.resolve("deny.private")),
                SignedLines.readPublicKey(keys.resolve("deny.public")),
                log);
    }

    /** All that any list holds, under the highest version. */
    DenyList merged() throws IOException {
        return merge(read());
    }

    /** {@link #merged} as the signed text of a file. */
    String text() throws IOException {
        return DenyListFormat.write(merged(), signing);
    }

    /** Sees to it that every list holds these vids and all that any list held; writes only when one does not. */
    DenyList ensure(Set<String> vids) throws IOException {
        // A lock of a file is held by the whole JVM, and says no to a second thread of it.
        synchronized (DenyLists.class) {
            return ensureLocked(vids);
        }
    }

    private DenyList ensureLocked(Set<String> vids) throws IOException {
        Files.createDirectories(control);
        try (FileChannel lock = FileChannel.open(
                        control.resolve(".deny.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            return held.isValid() ? ensureAlone(vids) : merged();
        }
    }

    private DenyList ensureAlone(Set<String> vids) throws IOException {
        List<Optional<DenyList>> there = read();
        DenyList held = merge(there);
        Set<String> all = new HashSet<>(held.vids());
        all.addAll(vids);
        // Not the versions: what publishers write by turns would never come to rest.
        boolean complete = there.stream()
                .allMatch(list -> list.map(DenyList::vids).orElse(Set.of()).equals(all));
        if (complete) {
            return held;
        }
        DenyList next = new DenyList(held.version() + 1, all);
        String text = DenyListFormat.write(next, signing);
        for (Path file : files) {
            AtomicFile.write(file, text);
        }
        return next;
    }

    private static DenyList merge(List<Optional<DenyList>> lists) {
        Set<String> vids = new HashSet<>();
        long version = 0;
        for (DenyList list : lists.stream().flatMap(Optional::stream).toList()) {
            vids.addAll(list.vids());
            version = Math.max(version, list.version());
        }
        return new DenyList(version, vids);
    }

    private List<Optional<DenyList>> read() throws IOException {
        List<Optional<DenyList>> lists = new ArrayList<>();
        for (Path file : files) {
            Optional<DenyList> list =
                    Files.exists(file) ? DenyListFormat.read(Files.readString(file), verifying) : Optional.empty();
            if (list.isEmpty() && Files.exists(file)) {
                log.accept("event=deny-list-damaged file=" + file);
            }
            lists.add(list);
        }
        return lists;
    }
}
