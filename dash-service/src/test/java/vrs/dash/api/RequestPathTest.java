package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.admission.AdmissionController;
import vrs.admission.Permit;
import vrs.admission.TrafficClass;
import vrs.catalog.FailureReason;
import vrs.catalog.Found;
import vrs.catalog.Plan;
import vrs.catalog.Rights;
import vrs.catalog.VideoRecord;
import vrs.dash.Calls;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestClock;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.dash.answer.PlaybackAnswer;
import vrs.dash.answer.PlaybackAnswers;
import vrs.dash.answer.Reply;
import vrs.dash.answer.Served;
import vrs.dash.playback.FloodWatch;
import vrs.dash.playback.MembershipKeys;
import vrs.dash.playback.MembershipTokens;
import vrs.dash.shadow.ShadowedPlay;
import vrs.dash.upstream.Descent;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.PlaybackTokens;

class RequestPathTest {
    private static final RsaJsonWebKey KEYS = key();
    private static final RSAPublicKey KEY = (RSAPublicKey) KEYS.getPublicKey();

    private final TestTicker ticker = new TestTicker();
    private final TestClock clock = new TestClock(Titles.NOW);
    private final ScriptedUpstream upstream = new ScriptedUpstream(ticker);
    private final PlaybackTokens tokens =
            new PlaybackTokens(new HmacKeys(List.of(HmacKey.of("k1", new byte[32]))), clock);
    private final List<ShadowedPlay> shadowed = new ArrayList<>();
    private final FloodWatch floods = new FloodWatch(ticker);
    private AdmissionController limit = new AdmissionController(OptionalInt::empty);
    private Optional<TrafficClass> trafficClass = Optional.empty();
    private Map<String, String> control = Map.of();
    private Place place;
    private Found found = new Found.Known(Titles.encrypted(Titles.MAY_BE_CLEAR), "document");

    @Test
    void play_isAnsweredWithEverything() {
        PlaybackAnswer answer = playing(ask("vid=film&drm=clearkey"));

        assertThat(answer.served().header())
                .isEqualTo("az=r1-az1; unit=main; instance=dash-1; grade=full; reason=none; layer=document; "
                        + "drm-az=r1-az1; clear-az=-");
        assertThat(answer.video()).hasSize(3).allMatch(t -> t.isProtected());
        assertThat(answer.drm().orElseThrow().licenceUrl()).isEqualTo("http://main/licence?token=lic.en.ce");
        assertThat(answer.expiresAt())
                .isEqualTo(Titles.NOW.plus(Duration.ofHours(2)).plusSeconds(12));
        assertThat(upstream.calls().getFirst().query().territory()).isEqualTo("CN");
    }

    @Test
    void format_choosesTheBody() {
        Reply json = ask("vid=film&drm=clearkey");
        Reply mpd = ask("vid=film&drm=clearkey&format=mpd");

        assertThat(json.type()).isEqualTo("application/json");
        assertThat(text(json)).startsWith("{\"vid\":\"film\"");
        assertThat(mpd.type()).isEqualTo("application/dash+xml");
        assertThat(text(mpd)).contains("<MPD ");
    }

    /** Everything wrong at once, then mended from the front. */
    @Test
    void refusals_comeInTheOrderOfTheContract() {
        found = new Found.Unknown("document");
        assertThat(ask("vid=film&bid=1", "Bearer x").code()).isEqualTo("bad-request");
        assertThat(ask("vid=film", "Bearer x").code()).isEqualTo("unknown-video");
        found = new Found.Withdrawn("l1");
        assertThat(ask("vid=film", "Bearer x").code()).isEqualTo("withdrawn");
        found = known(rights(Set.of("US"), Set.of("tv"), Plan.VIP));
        assertThat(ask("vid=film", "Bearer x").code()).isEqualTo("bad-token");
        assertThat(ask("vid=film").code()).isEqualTo("territory-blocked");
        found = known(rights(Set.of("CN"), Set.of("tv"), Plan.VIP));
        assertThat(ask("vid=film").code()).isEqualTo("platform-blocked");
        found = known(rights(Set.of(), Set.of(), Plan.VIP));
        assertThat(ask("vid=film").code()).isEqualTo("vip-required");
        found = known(Titles.MAY_BE_CLEAR);
        assertThat(ask("vid=film&codecs=hev1").code()).isEqualTo("drm-required");
        assertThat(ask("vid=film&codecs=hev1&drm=clearkey").code()).isEqualTo("not-playable");

        assertThat(upstream.asked()).as("a refusal asks nobody").isEmpty();
    }

    @Test
    void refusal_saysWhichVideo_andServesNoGrade() {
        found = new Found.Unknown("l1");

        Reply reply = ask("vid=film");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(text(reply)).contains("\"vid\":\"film\"").contains("\"status\":404");
        assertThat(reply.served().header())
                .contains("grade=-")
                .contains("layer=l1")
                .contains("reason=none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YTpi", "x", "Bearer a b", "Bearer a.b.c"})
    void authorization_thatIsNoGenuineBearerToken_isBadToken(String header) {
        assertThat(ask("vid=film&drm=clearkey", header).code()).isEqualTo("bad-token");
    }

    @Test
    void twoAuthorizations_areABadToken() {
        assertThat(ask("vid=film&drm=clearkey", "Bearer a", "Bearer a").code()).isEqualTo("bad-token");
    }

    @Test
    void catalogueSilent_isOurFailure() {
        found = new Found.Unavailable(FailureReason.TIMED_OUT);

        Reply reply = ask("vid=film", "Bearer x");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("unavailable");
        assertThat(reply.served().header()).contains("reason=dash-unavailable").contains("layer=-");
    }

    @Test
    void upstreamsSilent_isOurFailureWithItsReason() {
        upstream.when("drm", ScriptedUpstream.NOBODY).when("clear", ScriptedUpstream.NOBODY);

        assertThat(ask("vid=film&drm=clearkey").served().header()).contains("grade=-; reason=clear-unavailable");
        found = known(Titles.FREE);
        Reply forbidden = ask("vid=film&drm=clearkey");
        assertThat(forbidden.code()).isEqualTo("unavailable");
        assertThat(forbidden.served().header()).contains("grade=-; reason=drm-unavailable");
    }

    @Test
    void upstreamThatKnowsOfAWithdrawal_isWithdrawn() {
        upstream.when("drm", new vrs.dash.upstream.Attempt.Withdrawn());

        assertThat(ask("vid=film&drm=clearkey").status()).isEqualTo(410);
    }

    @Test
    void drmNowhere_isClearByTheServersWordOnly() {
        upstream.when("drm", ScriptedUpstream.NOBODY);

        PlaybackAnswer lowered = playing(ask("vid=film&drm=clearkey"));

        assertThat(lowered.served().header())
                .contains("grade=clear; reason=drm-unavailable")
                .endsWith("drm-az=-; clear-az=r1-az1");
        assertThat(lowered.drm()).isEmpty();
        assertThat(lowered.video()).noneMatch(t -> t.isProtected());
        assertThat(ask("vid=film&drm=none").code()).isEqualTo("drm-required");
        assertThat(ask("vid=film&failed=licence").code()).isEqualTo("drm-required");
    }

    @Test
    void manifest_rendersWhatWasDecided_whateverElseIsSaid() {
        String pt = pt(playing(ask("vid=film&drm=clearkey&bid=240")));

        PlaybackAnswer answer = playing(ask("vid=film&format=mpd&bid=720&drm=none&codecs=hev1&pt=" + pt, "Bearer x"));

        assertThat(answer.video()).extracting(t -> t.rendition().id()).containsExactly("v240");
        assertThat(answer.audio()).extracting(t -> t.rendition().id()).containsExactly("a-en");
        assertThat(answer.served().header()).contains("grade=full");
    }

    @Test
    void manifest_ofALoweredPlay_staysLowered() {
        upstream.when("drm", ScriptedUpstream.NOBODY);
        String pt = pt(playing(ask("vid=film&drm=clearkey")));
        ScriptedUpstream healed = upstream.when("drm", new vrs.dash.upstream.Attempt.Withdrawn());

        PlaybackAnswer answer = playing(ask("vid=film&pt=" + pt));

        assertThat(answer.served().header()).contains("grade=clear; reason=drm-unavailable");
        assertThat(healed.asked().getLast()).contains("clear");
    }

    @Test
    void manifest_withATokenThatIsNotItsOwn_isBadToken() {
        String pt = pt(playing(ask("vid=film&drm=clearkey")));

        assertThat(ask("vid=film&pt=" + pt.substring(0, pt.length() - 4) + "AAAA")
                        .code())
                .isEqualTo("bad-token");
        assertThat(ask("vid=film&pt=nonsense").code()).isEqualTo("bad-token");
        found = new Found.Known(renamed(), "l1");
        assertThat(ask("vid=other&pt=" + pt).code()).isEqualTo("bad-token");
    }

    @Test
    void manifest_endsAfterFiveMinutes() {
        String pt = pt(playing(ask("vid=film&drm=clearkey")));

        clock.advance(PlaybackAnswers.MANIFEST_FOR);
        assertThat(ask("vid=film&pt=" + pt).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(PlaybackTokens.SKEW_SECONDS + 1));
        assertThat(ask("vid=film&pt=" + pt).code()).isEqualTo("bad-token");
    }

    @Test
    void manifest_ofAWithdrawnOrUnknownVideo_isRefusedFirst() {
        found = new Found.Withdrawn("-");
        assertThat(ask("vid=film&pt=nonsense").code()).isEqualTo("withdrawn");
        found = new Found.Unknown("l1");
        assertThat(ask("vid=film&pt=nonsense").code()).isEqualTo("unknown-video");
    }

    @Test
    void refresh_isAPlayWithNewAddresses() {
        PlaybackAnswer first = playing(ask("vid=film&drm=clearkey"));
        clock.advance(Duration.ofHours(1));

        PlaybackAnswer again = playing(ask("vid=film&drm=clearkey&refresh=1"));

        assertThat(again.expiresAt()).isEqualTo(first.expiresAt().plus(Duration.ofHours(1)));
    }

    @Test
    void repeatedRequest_makesNoSecondAttempt() {
        upstream.when("r1-az1-drm", ScriptedUpstream.TIMED_OUT);

        assertThat(playing(ask("vid=film&drm=clearkey&attempt=1")).served().header())
                .contains("grade=clear; reason=drm-unavailable");
        assertThat(upstream.asked()).noneMatch(name -> name.startsWith("r1-az2"));
    }

    @Test
    void degradeSwitch_isItsOwnReason_alsoInTheManifest() {
        control = Map.of("degrade.drm", "on");
        PlaybackAnswer lowered = playing(ask("vid=film&drm=clearkey"));

        assertThat(lowered.served().header()).contains("grade=clear; reason=degrade-switch");
        assertThat(playing(ask("vid=film&pt=" + pt(lowered))).served().header())
                .contains("grade=clear; reason=degrade-switch");
        assertThat(ask("vid=film&drm=none").code())
                .as("a switch of ours is no claim of theirs")
                .isEqualTo("drm-required");
    }

    @Test
    void degradeOff_isUnavailable_andSaysWhy() {
        control = Map.of("degrade.drm", "off");
        upstream.when("drm", ScriptedUpstream.NOBODY);

        Reply reply = ask("vid=film&drm=clearkey");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.served().header()).contains("reason=drm-unavailable");
    }

    @Test
    void floodOfOneMember_countsAsAutoplay() throws Exception {
        String member = "Bearer " + token("glutton");
        for (int play = 1; play <= 10; play++) {
            assertThat(ask("vid=film&drm=clearkey", member).status()).isEqualTo(200);
            assertThat(place.loweredTo()).isEmpty();
        }

        assertThat(ask("vid=film&drm=clearkey", member).status()).isEqualTo(200);
        assertThat(place.loweredTo()).contains(TrafficClass.AUTOPLAY);
        ask("vid=film&drm=clearkey", "Bearer " + token("other"));
        assertThat(place.loweredTo()).isEmpty();
        ticker.advance(Duration.ofSeconds(10));
        ask("vid=film&drm=clearkey", member);
        assertThat(place.loweredTo()).isEmpty();
    }

    @Test
    void floodOfOneMember_isShedWhereAutoplayIs() throws Exception {
        control = Map.of("flood.playsPer10s", "1");
        limit = new AdmissionController(() -> OptionalInt.of(4));
        String member = "Bearer " + token("glutton");
        ask("vid=film&drm=clearkey", member);
        ask("vid=film&drm=clearkey", "Bearer " + token("other"));
        ask("vid=film&drm=clearkey", "Bearer " + token("third"));
        int asked = upstream.asked().size();

        Reply shed = ask("vid=film&drm=clearkey", member);

        assertThat(shed.status()).isEqualTo(429);
        assertThat(shed.code()).isEqualTo("shed");
        assertThat(shed.served().header()).contains("reason=overload");
        assertThat(upstream.asked()).hasSize(asked);
    }

    @Test
    void anonymousPlays_andWhatIsNoPlay_areNoFlood() throws Exception {
        control = Map.of("flood.playsPer10s", "1");
        String member = "Bearer " + token("viewer");
        for (int i = 0; i < 5; i++) {
            ask("vid=film&drm=clearkey");
            assertThat(place.loweredTo()).isEmpty();
            ask("vid=film&drm=clearkey&intent=preload", member);
            assertThat(place.loweredTo()).isEmpty();
        }
    }

    @Test
    void fullPlay_castsAShadow_otherRequestsDoNot() {
        ask("vid=film&drm=clearkey");
        assertThat(shadowed).hasSize(1);
        assertThat(shadowed.getFirst().play().video().vid()).isEqualTo("film");

        ask("vid=film&drm=clearkey&intent=preload");
        ask("vid=film&drm=none");
        trafficClass = Optional.of(TrafficClass.AUTOPLAY);
        ask("vid=film&drm=clearkey");
        trafficClass = Optional.empty();
        upstream.when("drm", ScriptedUpstream.NOBODY);
        ask("vid=film&drm=clearkey");
        assertThat(shadowed).hasSize(1);
    }

    @Test
    void cdnOfNoWeight_isLeftOut() {
        control = Map.of("cdn.cdn-a", "0");

        assertThat(playing(ask("vid=film&drm=clearkey")).video().getFirst().addresses())
                .extracting(it -> it.cdn())
                .containsExactly("cdn-b");
    }

    private String token(String subject) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("iss");
        claims.setAudience("aud");
        claims.setSubject(subject);
        claims.setClaim("plan", "vip");
        claims.setExpirationTime(
                NumericDate.fromSeconds(Titles.NOW.plusSeconds(600).getEpochSecond()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue("k1");
        signature.setKey(KEYS.getPrivateKey());
        return signature.getCompactSerialization();
    }

    private Reply ask(String query, String... authorization) {
        MembershipTokens members =
                new MembershipTokens(new MembershipKeys(Map.of("k1", KEY, "k2", KEY)), "iss", "aud", clock);
        RequestPath path = new RequestPath(
                new Served.Instance("r1-az1", "main", "dash-1"),
                (_, _) -> found,
                new Viewers(members),
                tokens,
                floods,
                new Descent(Calls.to(upstream, ticker), Runnable::run),
                shadowed::add,
                new PlaybackAnswers("http://main", tokens),
                new AddressLife(Optional.empty()),
                clock);
        Inbound inbound = new Inbound(
                query,
                "",
                "",
                List.of(authorization),
                "CN",
                trafficClass,
                Calls.allowed(Duration.ofSeconds(2), ticker, control),
                place());
        return path.answer(DashParameters.parse(query, "", ""), inbound);
    }

    private Place place() {
        place = new Place(limit, (Permit) limit.enter());
        return place;
    }

    private static PlaybackAnswer playing(Reply reply) {
        assertThat(reply.status()).as(text(reply)).isEqualTo(200);
        return ((Reply.Playing) reply).answer();
    }

    private static String pt(PlaybackAnswer answer) {
        return answer.manifestUrl().substring(answer.manifestUrl().indexOf("&pt=") + 4);
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private static Found known(Rights rights) {
        return new Found.Known(Titles.encrypted(rights), "document");
    }

    private static Rights rights(Set<String> territories, Set<String> platforms, Plan plan) {
        return new Rights(plan, territories, platforms, Optional.empty(), Optional.empty(), false);
    }

    private static VideoRecord renamed() {
        VideoRecord film = Titles.encrypted(Titles.FREE);
        return new VideoRecord(
                "other",
                film.title(),
                film.revision(),
                film.duration(),
                film.segmentDuration(),
                film.rights(),
                film.video(),
                film.audio(),
                film.subtitles(),
                0,
                false);
    }

    private static RsaJsonWebKey key() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
