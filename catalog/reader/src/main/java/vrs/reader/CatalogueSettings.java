package vrs.reader;

import java.nio.file.Path;
import java.util.Optional;
import vrs.catalog.MongoConfig;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisSite;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.stack.StackConfig;
import vrs.process.BadSetting;
import vrs.process.Settings;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * What a process was told of the catalogue that it reads.
 *
 * @param az where it stands
 * @param replica the file that this instance keeps, {@code vrs.catalogue.replica}
 * @param snapshot the file of its AZ from which an empty replica is filled, {@code vrs.catalogue.snapshot}
 * @param redis which Redis the AZ has, {@code vrs.catalogue.redis}; empty for the one that the topology names
 * @param cold whether the cold stores answer, {@code vrs.catalogue.cold}: only a test switches them off
 */
public record CatalogueSettings(String az, Path replica, Path snapshot, Optional<RedisSite> redis, boolean cold) {
    private static final String TOPOLOGY = "vrs.topology";
    private static final String COLD = "vrs.catalogue.cold";

    /** @throws BadSetting naming the key at fault */
    public static CatalogueSettings read(Settings settings) {
        Path data = settings.path("vrs.home").resolve("data");
        String az = settings.text("vrs.az");
        Path replica = data.resolve(settings.text("vrs.instance")).resolve("replica.mv");
        Path snapshot = data.resolve(az).resolve("catalogue.snapshot");
        return new CatalogueSettings(
                az,
                path(settings, "vrs.catalogue.replica", replica),
                path(settings, "vrs.catalogue.snapshot", snapshot),
                settings.parsed("vrs.catalogue.redis", RedisSite::parse),
                cold(settings.text(COLD, "on")));
    }

    private static Path path(Settings settings, String key, Path byDefault) {
        return Path.of(settings.text(key, byDefault.toString()))
                .toAbsolutePath()
                .normalize();
    }

    private static boolean cold(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new BadSetting(COLD, "is \"" + text + "\", neither on nor off");
        };
    }

    /**
     * The stores of this AZ, and how they are read.
     *
     * @throws BadSetting when the topology does not name one of them
     */
    public StackConfig stack(Topology topology) {
        Instance document = one(topology, Role.DOCUMENT);
        Instance sql = one(topology, Role.SQL);
        return StackConfig.of(
                        RedisConfig.of(redis.orElseGet(() -> single(one(topology, Role.REDIS)))),
                        MongoConfig.of(document.host(), document.port()),
                        SqlConfig.h2(sql.host(), sql.port()),
                        replica,
                        snapshot)
                .withCold(cold);
    }

    private static RedisSite single(Instance redis) {
        return new RedisSite.Single(new RedisSite.Node(redis.host(), redis.port()));
    }

    private Instance one(Topology topology, Role role) {
        return topology.instances(role, az).stream()
                .findFirst()
                .orElseThrow(() -> new BadSetting(TOPOLOGY, "names no " + role.id() + " store in " + az));
    }
}
