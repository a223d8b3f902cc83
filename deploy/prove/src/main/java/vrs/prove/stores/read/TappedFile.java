package vrs.prove.stores.read;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** A file behind a tap. Like that of the product, an interrupt does not close it. */
final class TappedFile extends FileBaseDefault {
    private final RandomAccessFile file;
    private final Tap tap;

    TappedFile(String name, String mode, Tap tap) throws IOException {
        this.file = new RandomAccessFile(name, mode);
        this.tap = tap;
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        tap.pass();
        synchronized (this) {
            file.seek(position);
            byte[] bytes = new byte[into.remaining()];
            int count = file.read(bytes);
            into.put(bytes, 0, Math.max(0, count));
            return count;
        }
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        tap.pass();
        synchronized (this) {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            file.seek(position);
            file.write(bytes);
            return bytes.length;
        }
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        file.setLength(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        tap.pass();
        file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.getChannel().tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
