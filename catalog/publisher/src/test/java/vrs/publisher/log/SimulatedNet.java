package vrs.publisher.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** Lines between publishers that can be cut, lose calls and answers, and deliver what was sent long ago. */
final class SimulatedNet {
    private static final int LATE_MAX = 50;

    final List<SimulatedPublisher> publishers;
    private final boolean[][] cut;
    private final Random random;
    private final Deque<Runnable> late = new ArrayDeque<>();
    private double lossRate;

    SimulatedNet(int count, Random random) {
        this.random = random;
        this.cut = new boolean[count][count];
        List<SimulatedPublisher> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new SimulatedPublisher("az" + i, this));
        }
        publishers = List.copyOf(all);
    }

    void cut(int from, int to, boolean isCut) {
        cut[from][to] = isCut;
        cut[to][from] = isCut;
    }

    void lose(double rate) {
        lossRate = rate;
    }

    void heal() {
        lossRate = 0;
        for (boolean[] row : cut) {
            Arrays.fill(row, false);
        }
    }

    /** What was sent long ago comes now, whoever leads meanwhile. */
    void deliverLate() {
        List<Runnable> due = new ArrayList<>(late);
        late.clear();
        due.forEach(Runnable::run);
    }

    List<Peer> peersOf(SimulatedPublisher from) {
        return publishers.stream()
                .filter(to -> to != from)
                .<Peer>map(to -> new Line(from, to))
                .toList();
    }

    private final class Line implements Peer {
        private final SimulatedPublisher from;
        private final SimulatedPublisher to;

        Line(SimulatedPublisher from, SimulatedPublisher to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public String az() {
            return to.az;
        }

        @Override
        public PrepareReply prepare(long epoch) throws PeerUnavailable {
            return call(log -> log.prepare(epoch));
        }

        @Override
        public AppendReply append(Append message) throws PeerUnavailable {
            return call(log -> log.append(message));
        }

        @Override
        public LogRange after(Revision position, int countMax) throws PeerUnavailable {
            return call(log -> log.after(position, 3));
        }

        @Override
        public AppendReply install(long epoch, Revision position, List<CatalogEntry> entries, Revision upTo)
                throws PeerUnavailable {
            return call(log -> log.install(epoch, position, entries, upTo));
        }

        private <T> T call(Function<OwnLog, T> question) throws PeerUnavailable {
            boolean isCut = cut[publishers.indexOf(from)][publishers.indexOf(to)];
            boolean isLost = random.nextDouble() < lossRate;
            if (isCut || isLost) {
                if (late.size() < LATE_MAX && random.nextBoolean()) {
                    late.add(() -> to.alive(question));
                }
                throw new PeerUnavailable("cut");
            }
            T answer = to.alive(question).orElseThrow(() -> new PeerUnavailable("down"));
            if (random.nextDouble() < lossRate) {
                throw new PeerUnavailable("no answer");
            }
            return answer;
        }
    }
}
