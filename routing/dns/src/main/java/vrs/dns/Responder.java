package vrs.dns;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import vrs.dns.answer.Answers;
import vrs.dns.answer.Transport;
import vrs.dns.policy.Switchboard;
import vrs.dns.socket.TcpLimits;
import vrs.dns.socket.TcpPort;
import vrs.dns.socket.UdpPort;
import vrs.dns.splice.Splices;
import vrs.process.EventLog;
import vrs.topology.EntryName;

/** The running responder: the one place where its parts are put together. */
public final class Responder implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int REHEARSALS = 50;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dns-timer").factory());
    private final Lookout lookout;
    private final UdpPort udp;
    private final TcpPort tcp;
    private volatile boolean stopping;

    /** @throws IOException when the port is taken, over UDP or TCP */
    Responder(DnsConfig config, DnsFiles files, MeterRegistry metrics, EventLog log) throws IOException {
        EntryConfig process = config.process();
        lookout = new Lookout(
                files.start().topology(),
                process.rule(),
                process.home(),
                process.instance(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                new Told(log),
                log);
        Switchboard switchboard = lookout.switchboard();
        Answers answers = new Answers(
                files.zone(), files.gateways(), LOOPBACK, files.regions(), switchboard::candidates, config.ttlS());
        rehearse(answers, files);
        CountedAnswers counted = new CountedAnswers(answers, metrics);
        InetSocketAddress at = new InetSocketAddress(LOOPBACK, process.port());
        udp = UdpPort.open(at, counted);
        tcp = TcpPort.open(at, counted, TcpLimits.defaults(), timer);
        Gauge.builder("vrs.dns.connections", tcp, TcpPort::connections)
                .description("TCP connections now")
                .register(metrics);
        lookout.start(files.start().credential(), process.rule());
    }

    /** Whether it has asked every gateway once and is not about to stop; says nothing of the gateways. */
    public boolean isReady() {
        return !stopping && lookout.switchboard().isWarm();
    }

    /** Answers no more, and ends. Once is enough. */
    @Override
    public void close() throws IOException {
        stopping = true;
        udp.close();
        tcp.close();
        timer.shutdownNow();
        lookout.close();
    }

    /** Answers every name some times before anybody asks, so that the first client does not wait for classes. */
    private static void rehearse(Answers answers, DnsFiles files) throws IOException {
        for (EntryName name : files.start().topology().names()) {
            Record asked = Record.newRecord(Name.fromString(name.host() + "."), Type.A, DClass.IN);
            byte[] query = Message.newQuery(asked).toWire();
            for (int i = 0; i < REHEARSALS; i++) {
                answers.answer(query, LOOPBACK, Transport.UDP);
            }
        }
    }

    /** Logs where names lead. */
    private record Told(EventLog log) implements Switchboard.Listener {
        @Override
        public void nameMoved(EntryName name, String from, String to) {
            log.info("name-moved", "name", Splices.id(name), "from", from, "to", to);
        }

        @Override
        public void azDown(String az) {
            log.info("gateway-gone", "az", az);
        }
    }
}
