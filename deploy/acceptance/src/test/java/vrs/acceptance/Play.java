package vrs.acceptance;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the tests ask for a play. */
final class Play {
    private static final Pattern SERVED = Pattern.compile(
            "az=(?<az>[^;]+); unit=(?<unit>[^;]+); instance=(?<instance>[^;]+); "
                    + "grade=(?<grade>full|clear|basic|-); "
                    + "reason=(?<reason>none|degrade-switch|drm-unavailable|clear-unavailable|dash-unavailable|overload); "
                    + "layer=(?<layer>l1|redis|disk|document|sql|snapshot|-); drm-az=(?<drmAz>[^;]+); clear-az=(?<clearAz>[^;]+)");

    private Play() {}

    /** A request without redirects, URL encoding as given. */
    static RequestSpecification request() {
        return RestAssured.given().redirects().follow(false);
    }

    /** {@code GET /dash} of an origin. */
    static Response dash(String origin, Map<String, ?> parameters) {
        return request().queryParams(parameters).get(origin + "/dash");
    }

    /** The same with a membership token. */
    static Response dash(String origin, Map<String, ?> parameters, String token) {
        return request()
                .header("Authorization", "Bearer " + token)
                .queryParams(parameters)
                .get(origin + "/dash");
    }

    /** One part of {@code VRS-Served}; fails when the header is not of the contract's form. */
    static String served(Response response, String part) {
        String header = String.valueOf(response.header("VRS-Served"));
        Matcher m = SERVED.matcher(header);
        if (!m.matches()) {
            throw new AssertionError(
                    "VRS-Served is not of the contract's form: " + header + "\n" + response.asString());
        }
        return m.group(part);
    }
}
