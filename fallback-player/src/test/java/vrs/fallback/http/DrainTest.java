package vrs.fallback.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.fallback.HttpLimits;

class DrainTest {
    private static final HttpLimits LIMITS =
            new HttpLimits(8_192, 16_384, 65_536, 5_000, 5_000, 5_000, 60_000, 100, 1_000, 100);

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicInteger inFlight = new AtomicInteger();
    private Channel port;

    @BeforeEach
    void listen() throws InterruptedException {
        Counters counters = new Counters(Optional::empty, () -> 0, Clock.systemUTC());
        port = new HttpPort(LIMITS, counters, new AtomicInteger(), ending::get).listen(0, new Answering(), loops);
    }

    @AfterEach
    void end() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void keptConnection_isEndedByItsNextAnswer() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket)).doesNotContain("connection: close");
            ending.set(true);
            assertThat(ask(socket)).contains("connection: close").endsWith("here");
            assertThat(socket.getInputStream().read()).as("its end").isEqualTo(-1);
        }
    }

    @Test
    void toldToEnd_goesOnAnswering_thenTakesNobodyNew() throws Exception {
        CompletableFuture<Void> ended = endIn(300);

        try (Socket socket = connect()) {
            assertThat(ask(socket)).contains("200 OK");
        }
        ended.get(20, TimeUnit.SECONDS);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        assertThat(loops.isTerminated()).isTrue();
    }

    @Test
    void answerInFlight_isWaitedFor() throws Exception {
        inFlight.set(1);
        CompletableFuture<Void> ended = endIn(0);
        port.closeFuture().await();

        assertThat(ended).isNotDone();
        assertThat(loops.isShuttingDown()).isFalse();
        inFlight.set(0);
        ended.get(20, TimeUnit.SECONDS);
    }

    @Test
    void answerThatIsNeverTaken_isWaitedForWithinBounds() throws Exception {
        inFlight.set(1);

        new Drain(loops, inFlight::get).end(port, 0, 50);

        assertThat(loops.isTerminated()).isTrue();
    }

    private CompletableFuture<Void> endIn(long goOnMs) {
        return CompletableFuture.runAsync(() -> {
            try {
                new Drain(loops, inFlight::get).end(port, goOnMs, 10_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", ((InetSocketAddress) port.localAddress()).getPort());
    }

    /** Head and body of one answer. */
    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /dash HTTP/1.1\r\nHost: f\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("here")) {
            int next = socket.getInputStream().read();
            assertThat(next).as(answer.toString()).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    @ChannelHandler.Sharable
    private static final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.OK,
                    Unpooled.copiedBuffer("here", StandardCharsets.US_ASCII));
            HttpUtil.setContentLength(answer, answer.content().readableBytes());
            context.writeAndFlush(answer);
        }
    }
}
