package vrs.publisher.member;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.publisher.log.Append;
import vrs.publisher.log.AppendReply;
import vrs.publisher.log.LogRange;
import vrs.publisher.log.Peer;
import vrs.publisher.log.PeerUnavailable;
import vrs.publisher.log.PrepareReply;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;

/** The publisher of another AZ, over HTTP. Safe for use by many threads. */
final class HttpPeer implements Peer {
    private static final int OK = 200;

    private final HttpClient client;
    private final Instance instance;
    private final InternalCredential credential;
    private final Duration callMax;

    HttpPeer(HttpClient client, Instance instance, InternalCredential credential, Duration callMax) {
        this.client = client;
        this.instance = instance;
        this.credential = credential;
        this.callMax = callMax;
    }

    @Override
    public String az() {
        return instance.az();
    }

    @Override
    public PrepareReply prepare(long epoch) throws PeerUnavailable {
        return post("/log/prepare", Long.toString(epoch), LogWire::prepareReply);
    }

    @Override
    public AppendReply append(Append message) throws PeerUnavailable {
        return post("/log/append", LogWire.text(message), LogWire::appendReply);
    }

    @Override
    public LogRange after(Revision position, int countMax) throws PeerUnavailable {
        return post("/log/after", position + " " + countMax, LogWire::range);
    }

    @Override
    public AppendReply install(long epoch, Revision position, List<CatalogEntry> entries, Revision upTo)
            throws PeerUnavailable {
        return post("/log/install", new LogWire.Install(epoch, position, entries, upTo).text(), LogWire::appendReply);
    }

    /** Tells it what is withdrawn. */
    void deny(String vids) throws PeerUnavailable {
        // Shorter: while a word hangs on the way to an AZ that was cut off, it cannot be said anew.
        post("/deny", vids, answer -> answer, callMax.dividedBy(2));
    }

    private <T> T post(String path, String body, Function<String, T> reading) throws PeerUnavailable {
        return post(path, body, reading, callMax);
    }

    private <T> T post(String path, String body, Function<String, T> reading, Duration patience)
            throws PeerUnavailable {
        HttpRequest request = HttpRequest.newBuilder(instance.uri(path))
                .timeout(patience)
                .header(InternalCredential.HEADER, credential.value())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new PeerUnavailable("status-" + response.statusCode());
            }
            return reading.apply(response.body());
        } catch (HttpTimeoutException e) {
            throw new PeerUnavailable("timed-out");
        } catch (ConnectException e) {
            throw new PeerUnavailable("connect-refused");
        } catch (IOException e) {
            throw new PeerUnavailable("broken");
        } catch (LogWire.Garbled e) {
            throw new PeerUnavailable("garbled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerUnavailable("interrupted");
        }
    }
}
