package vrs.player;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vrs.process.Settings;

/** A small page with all that its server needs, in a directory of the test; hidden, as the usual home is. */
record PageFiles(Path home) {
    static final List<String> TOPOLOGY = List.of(
            "az r1-az1 r1",
            "az r2-az1 r2",
            "name main r1 main.r1.localhost 17090",
            "name retry r1 retry.r1.localhost 17091",
            "name main r2 main.r2.localhost 17092",
            "name retry r2 retry.r2.localhost 17093",
            "cdn cdn-a http://cdn-a.localhost:17080",
            "cdn cdn-b http://cdn-b.localhost:17081");

    static PageFiles in(Path home) throws IOException {
        Files.createDirectories(home.resolve(".vrs/web/vrs-client"));
        Files.createDirectories(home.resolve("tokens"));
        Files.writeString(home.resolve(".vrs/web/index.html"), "<!doctype html><title>page</title>");
        Files.writeString(home.resolve(".vrs/web/vrs-client/vrs-client.js"), "export {};");
        Files.writeString(home.resolve(".vrs/web/.hidden"), "no");
        Files.writeString(home.resolve("samples.json"), "[{\"vid\":\"film\"}]");
        Files.writeString(home.resolve("openapi.json"), "{\"openapi\":\"3.1.0\"}");
        Files.write(home.resolve("all.topology"), TOPOLOGY);
        Files.writeString(home.resolve("tokens/vip.token"), "header.vip.signature\n");
        return new PageFiles(home);
    }

    /** The settings that a launcher gives. */
    Map<String, String> settings() {
        return Map.of(
                "vrs.instance", "player-1",
                "vrs.port", "17001",
                "vrs.management.port", "17501",
                "vrs.web.root", at(".vrs/web"),
                "vrs.samples", at("samples.json"),
                "vrs.openapi", at("openapi.json"),
                "vrs.topology", at("all.topology"),
                "vrs.demo.tokens", at("tokens"));
    }

    /** The same as a record, but with any free port. */
    PlayerConfig config() {
        PlayerConfig told = PlayerConfig.of(new Settings(settings()::get));
        return new PlayerConfig(
                told.instance(),
                0,
                told.managementPort(),
                told.webRoot(),
                told.samples(),
                told.openApi(),
                told.topology(),
                told.demoTokens());
    }

    private String at(String name) {
        return home.resolve(name).toString();
    }
}
