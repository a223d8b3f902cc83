package vrs.prove.publisher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import vrs.catalog.feed.FeedMessage;

/** The way from a publisher to one store of its AZ, connection by connection. */
final class StoreGate implements AutoCloseable {
    private static final int CHUNK = 256 << 10;

    private final String az;
    private final String store;
    private final InetSocketAddress target;
    private final Supplier<Seam> seam;
    private final ServerSocket door;

    private StoreGate(String az, String store, InetSocketAddress target, Supplier<Seam> seam, ServerSocket door) {
        this.az = az;
        this.store = store;
        this.target = target;
        this.seam = seam;
        this.door = door;
    }

    static StoreGate open(String az, String store, InetSocketAddress target, Supplier<Seam> seam) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        StoreGate gate = new StoreGate(az, store, target, seam, door);
        Thread.ofVirtual().start(gate::accept);
        return gate;
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket near) {
        try (near;
                Socket far = new Socket()) {
            far.connect(target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            AtomicReference<Passing> asked = new AtomicReference<>();
            Thread back = Thread.ofVirtual().start(() -> back(far, near, asked));
            there(near, far, asked);
            back.join();
        } catch (IOException e) {
            // As with any connection that ends: whoever was connected opens another one.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void there(Socket near, Socket far, AtomicReference<Passing> asked) throws InterruptedException {
        try (far) {
            byte[] chunk = new byte[CHUNK];
            for (int n = near.getInputStream().read(chunk);
                    n >= 0;
                    n = near.getInputStream().read(chunk)) {
                // Some write two bytes a letter.
                String text = new String(chunk, 0, n, StandardCharsets.ISO_8859_1).replace("\0", "");
                Passing.Kind kind = text.contains(FeedMessage.CHANNEL) ? Passing.Kind.FEED : Passing.Kind.STORE;
                Passing passing = new Passing(az, kind, store, text);
                if (!seam.get().lets(passing)) {
                    return;
                }
                asked.set(passing);
                far.getOutputStream().write(chunk, 0, n);
            }
        } catch (IOException e) {
            return;
        }
    }

    private void back(Socket far, Socket near, AtomicReference<Passing> asked) {
        try (near) {
            byte[] chunk = new byte[CHUNK];
            for (int n = far.getInputStream().read(chunk);
                    n >= 0;
                    n = far.getInputStream().read(chunk)) {
                if (asked.get() != null && !seam.get().returns(asked.get(), "")) {
                    return;
                }
                near.getOutputStream().write(chunk, 0, n);
            }
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
