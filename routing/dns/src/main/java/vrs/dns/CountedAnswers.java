package vrs.dns;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.util.Optional;
import vrs.dns.answer.Answers;
import vrs.dns.answer.Reply;
import vrs.dns.answer.Transport;
import vrs.dns.socket.Answering;

/** Answers, and counts what was asked and what came of it. Safe for use by many threads. */
final class CountedAnswers implements Answering {
    private final Answers answers;
    private final MeterRegistry metrics;

    CountedAnswers(Answers answers, MeterRegistry metrics) {
        this.answers = answers;
        this.metrics = metrics;
    }

    @Override
    public Optional<byte[]> answer(byte[] query, InetAddress from, Transport transport) {
        return switch (answers.answer(query, from, transport)) {
            case Reply.Sent(byte[] bytes, String name, String rcode) -> {
                counter(name, rcode, transport).increment();
                yield Optional.of(bytes);
            }
            case Reply.Ignored() -> {
                counter("none", "ignored", transport).increment();
                yield Optional.empty();
            }
        };
    }

    private Counter counter(String name, String rcode, Transport transport) {
        return Counter.builder("vrs.dns.queries")
                .description("questions, by what was asked and what came of it")
                .tags("name", name, "rcode", rcode, "transport", transport.id())
                .register(metrics);
    }
}
