package vrs.publisher.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import vrs.catalog.Revision;

/**
 * The journal in one file of {@link JournalBlock}s, each flushed to the disk before the call returns. A block that was cut
 * off by a crash was never confirmed to anybody, and is dropped at the next start. Not safe for use by many threads.
 */
public final class FileJournal implements Journal, AutoCloseable {
    private static final int REWRITE_BYTES = 8 << 20;

    private final Path file;
    private JournalState state;
    private FileChannel channel;

    private FileJournal(Path file, JournalState state, FileChannel channel) {
        this.file = file;
        this.state = state;
        this.channel = channel;
    }

    /**
     * Goes on with the file, or begins it.
     *
     * @throws IOException when it cannot be read or is damaged before its end
     */
    public static FileJournal open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        JournalState state = JournalState.EMPTY;
        int at = 0;
        while (at < text.length()) {
            JournalBlock.Read read = JournalBlock.read(text, at);
            switch (read) {
                case JournalBlock.Read.Whole(JournalBlock block, int end) -> {
                    state = block.on(state);
                    at = end;
                }
                case JournalBlock.Read.CutOff() -> {
                    FileJournal journal = new FileJournal(file, state, FileChannel.open(file, StandardOpenOption.READ));
                    journal.rewrite();
                    return journal;
                }
                case JournalBlock.Read.Damaged(String why) ->
                    throw new IOException(file + " is damaged at character " + at + ": " + why);
            }
        }
        return new FileJournal(file, state, appending(file));
    }

    private static FileChannel appending(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @Override
    public long promised() {
        return state.promised();
    }

    @Override
    public long accepted() {
        return state.accepted();
    }

    @Override
    public Revision base() {
        return state.base();
    }

    @Override
    public List<LogEntry> tail() {
        return state.tail();
    }

    @Override
    public void promise(long epoch) {
        put(new JournalBlock.Promise(epoch));
    }

    @Override
    public void accept(long epoch) {
        put(new JournalBlock.Accept(epoch));
    }

    @Override
    public void replaceAfter(Revision position, List<LogEntry> entries) {
        put(new JournalBlock.Replace(position, List.copyOf(entries)));
    }

    @Override
    public void forget(Revision upTo) {
        put(new JournalBlock.Forget(upTo));
    }

    private void put(JournalBlock block) {
        try {
            write(channel, block.text());
            state = block.on(state);
            if (channel.size() > REWRITE_BYTES && block instanceof JournalBlock.Forget) {
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** The same state in as few blocks as it takes, put in place at once. */
    private void rewrite() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            StringBuilder text = new StringBuilder();
            state.blocks().forEach(block -> text.append(block.text()));
            write(out, text.toString());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        channel.close();
        channel = appending(file);
    }

    private static void write(FileChannel to, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
        to.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
