package vrs.dns.socket;

import java.net.InetAddress;
import java.util.Optional;
import vrs.dns.answer.Transport;

/** Answers what came in; empty when nothing goes back. Does not block; safe for use by many threads. */
@FunctionalInterface
public interface Answering {
    Optional<byte[]> answer(byte[] query, InetAddress from, Transport transport);
}
