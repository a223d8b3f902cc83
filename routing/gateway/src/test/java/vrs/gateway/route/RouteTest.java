package vrs.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.control.ControlState;

class RouteTest {
    private static Route route(String method, String target) {
        return Route.choose(method, target, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // query | Sec-Purpose | class
                "vid=x||PLAY",
                "vid=x&intent=play||PLAY",
                "vid=x&intent=autoplay||AUTOPLAY",
                "vid=x&intent=preload||PRELOAD",
                "vid=x&intent=%70reload||PRELOAD",
                "vid=x&intent=play|prefetch|PRELOAD",
                "vid=x&intent=play|Prefetch;prerender|PRELOAD",
                "vid=x&intent=autoplay|prefetch|PRELOAD",
                "vid=x&intent=preload|play|PRELOAD",
                "vid=x&intent=play|other|PLAY",
                // Nothing raises: the lowest that is named counts.
                "vid=x&intent=preload&intent=play||PRELOAD",
                "vid=x&intent=play&intent=autoplay||AUTOPLAY",
                // A decided play, whatever it says besides.
                "vid=x&pt=t&intent=preload|prefetch|PLAY",
                // What cannot be read goes to main, where dash-service names the fault.
                "vid=x&intent=%zz||PLAY",
                "vid=x&intent=PLAY||PLAY",
                "&&=&%||PLAY"
            })
    void dash_classByQueryAndHeader(String query, String secPurpose, TrafficClass expected) {
        Route route = Route.choose("GET", "/dash?" + query, Optional.ofNullable(secPurpose));

        assertThat(route).isInstanceOfSatisfying(Route.Dash.class, dash -> {
            assertThat(dash.trafficClass()).isEqualTo(expected);
            assertThat(dash.target()).isEqualTo("/dash?" + query);
        });
    }

    @Test
    void unit_byClass() {
        assertThat(TrafficClass.PLAY.unit(ControlState.atRest("r1-az1"))).isEqualTo("main");
        assertThat(TrafficClass.AUTOPLAY.unit(ControlState.atRest("r1-az1"))).isEqualTo("low");
        assertThat(TrafficClass.PRELOAD.unit(ControlState.atRest("r1-az1"))).isEqualTo("low");
    }

    @Test
    void dash_withoutQuery() {
        assertThat(route("HEAD", "/dash")).isInstanceOfSatisfying(Route.Dash.class, dash -> assertThat(dash.target())
                .isEqualTo("/dash"));
    }

    @Test
    void absoluteTarget_losesItsOrigin() {
        assertThat(route("GET", "http://anything:1/dash?vid=x"))
                .isInstanceOfSatisfying(
                        Route.Dash.class, dash -> assertThat(dash.target()).isEqualTo("/dash?vid=x"));
        assertThat(route("GET", "http://anything")).isInstanceOf(Route.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dash/", "/Dash", "/beacon", "/dash;x=1", "dash", "*", "/licence/x", "/./dash"})
    void otherPaths_areNotFound(String target) {
        assertThat(route("GET", target)).isEqualTo(new Route.NotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/dash?vid=\u00e9", "/dash?vid=\u0001", "/dash?vid=x#y", "/dash?a b"})
    void strangeTargets_areMalformed(String target) {
        assertThat(route("GET", target)).isEqualTo(new Route.Malformed());
    }

    @Test
    void methods_perPath() {
        assertThat(route("OPTIONS", "/dash")).isEqualTo(new Route.Preflight("GET, HEAD, OPTIONS"));
        assertThat(route("get", "/dash")).isEqualTo(new Route.WrongMethod("GET, HEAD, OPTIONS"));
        assertThat(route("POST", "/licence?token=t")).isEqualTo(new Route.Licence("/licence?token=t"));
        assertThat(route("HEAD", "/licence")).isEqualTo(new Route.WrongMethod("POST, OPTIONS"));
    }

    @Test
    void query_vidOnlyWhenWellFormed() {
        assertThat(DashQuery.parse("vid=film-1_A").vid()).contains("film-1_A");
        assertThat(DashQuery.parse("vid=%22%7D").vid()).isEmpty();
        assertThat(DashQuery.parse("vid=" + "x".repeat(65)).vid()).isEmpty();
        assertThat(DashQuery.parse("attempt=1").repeated()).isTrue();
        assertThat(DashQuery.parse("attempt=0").repeated()).isFalse();
        assertThat(DashQuery.parse("retry=1").honoursRetry()).isTrue();
        assertThat(DashQuery.parse("retry=true").honoursRetry()).isFalse();
    }
}
