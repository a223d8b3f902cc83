package vrs.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vrs.control.DenyList;
import vrs.control.DenyListFormat;
import vrs.signing.SignedLines;

/**
 * The signed deny lists of all AZs and of the edges. A vid never leaves them, and they are always written all together:
 * all that any of them held, under a version higher than each.
 */
final class DenyLists {
    private static final String EDGE = "edge";
    private static final String FILE = "deny.list";

    private final List<Path> files;
    private final PrivateKey signing;
    private final PublicKey verifying;
    private final Consumer<String> progress;

    private DenyLists(List<Path> files, PrivateKey signing, PublicKey verifying, Consumer<String> progress) {
        this.files = files;
        this.signing = signing;
        this.verifying = verifying;
        this.progress = progress;
    }

    /** @param azs those of the topology; lists of other AZs that are there are kept up as well */
    static DenyLists open(PublisherConfig config, List<String> azs, Consumer<String> progress) throws IOException {
        Set<String> names = new LinkedHashSet<>(azs);
        names.add(EDGE);
        if (Files.isDirectory(config.control())) {
            try (Stream<Path> there = Files.list(config.control())) {
                there.filter(Files::isDirectory)
                        .map(directory -> directory.getFileName().toString())
                        .sorted()
                        .forEach(names::add);
            }
        }
        List<Path> files = names.stream()
                .map(name -> config.control().resolve(name).resolve(FILE))
                .toList();
        return new DenyLists(
                files,
                SignedLines.readPrivateKey(config.key("deny.private")),
                SignedLines.readPublicKey(config.key("deny.public")),
                progress);
    }

    /** All that any list holds, under the highest version. */
    DenyList merged() throws IOException {
        return merge(read());
    }

    /** Sees to it that every list holds these vids and all that any list held; writes only when one does not. */
    DenyList ensure(Set<String> vids) throws IOException {
        List<Optional<DenyList>> there = read();
        DenyList held = merge(there);
        Set<String> all = new HashSet<>(held.vids());
        all.addAll(vids);
        DenyList wanted = new DenyList(held.version(), all);
        boolean complete = there.stream().allMatch(list -> list.equals(Optional.of(wanted)));
        boolean nothingToSay = all.isEmpty() && there.stream().allMatch(Optional::isEmpty);
        if (complete || nothingToSay) {
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
                progress.accept(file + " is not genuine or damaged, and is written anew");
            }
            lists.add(list);
        }
        return lists;
    }
}
