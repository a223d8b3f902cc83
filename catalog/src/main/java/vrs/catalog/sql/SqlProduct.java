package vrs.catalog.sql;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The databases that the store runs on, each with the little in which it differs from the others. */
public enum SqlProduct {
    /** In server mode; the default of the local cluster. */
    H2("VARCHAR(64)", "VARCHAR(1000000)", Map.of("NETWORK_TIMEOUT", "60000")) {
        @Override
        Driver driver() {
            return new org.h2.Driver();
        }

        @Override
        String url(String place) {
            return "jdbc:h2:tcp://" + place;
        }

        /** The driver tries for up to two seconds to reach a port at which nobody listens; this sees it at once. */
        @Override
        void knock(SqlConfig config) throws SQLException {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(config.host(), config.port()), SOCKET_TIMEOUT_MS);
            } catch (IOException e) {
                throw SqlFailures.unreachable(e);
            }
        }
    },
    /** 12 or later. */
    POSTGRESQL("VARCHAR(64)", "TEXT", Map.of("socketTimeout", "60", "connectTimeout", "60", "ApplicationName", "vrs")) {
        @Override
        Driver driver() {
            return new org.postgresql.Driver();
        }

        @Override
        String url(String place) {
            return "jdbc:postgresql://" + place;
        }
    },
    /** 10.6 or later. Vids are compared byte by byte, not by the collation of the server, which would take a for A. */
    MARIADB(
            "VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
            "MEDIUMTEXT CHARACTER SET utf8mb4",
            Map.of("socketTimeout", "60000", "connectTimeout", "60000")) {
        @Override
        Driver driver() {
            return new org.mariadb.jdbc.Driver();
        }

        @Override
        String url(String place) {
            return "jdbc:mariadb://" + place;
        }
    };

    /** Only a net under the time of each call, which ends the call by itself. */
    private static final int SOCKET_TIMEOUT_MS = 60_000;

    private final String vidType;
    private final String bodyType;
    private final Map<String, String> options;

    SqlProduct(String vidType, String bodyType, Map<String, String> options) {
        this.vidType = vidType;
        this.bodyType = bodyType;
        this.options = options;
    }

    /** What keeps a vid, and compares it byte by byte. */
    String vidType() {
        return vidType;
    }

    /** What keeps a record as text. */
    String bodyType() {
        return bodyType;
    }

    /** A new connection, made on the calling thread. */
    Connection connect(SqlConfig config) throws SQLException {
        knock(config);
        Properties properties = new Properties();
        properties.putAll(options);
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        return driver().connect(url(config.host() + ":" + config.port() + "/" + config.database()), properties);
    }

    abstract Driver driver();

    abstract String url(String place);

    /** Whether anybody is there, for a driver that cannot say so soon. */
    void knock(SqlConfig config) throws SQLException {}
}
