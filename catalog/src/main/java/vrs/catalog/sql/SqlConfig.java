package vrs.catalog.sql;

import java.util.regex.Pattern;

/**
 * Where an SQL store stands. Host and database become part of an address of the driver, so that they are held to plain
 * names: whoever writes them cannot add options of a driver.
 *
 * @param product which database it is
 * @param host its name or address
 * @param port its port, 1 to 65,535
 * @param database which must be there already; the tables are made on first use
 * @param user who may make and write tables there
 * @param password may be empty
 * @param connectionsMax how many calls may be under way at once, 1 to 256; each has a connection of its own
 */
public record SqlConfig(
        SqlProduct product, String host, int port, String database, String user, String password, int connectionsMax) {
    private static final int PORT_MAX = 65_535;
    private static final int CONNECTIONS_MAX = 256;
    private static final int CONNECTIONS_BY_DEFAULT = 16;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public SqlConfig {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("host is \"" + host + "\", neither a name nor an address");
        }
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port is " + port + ", not 1 to " + PORT_MAX);
        }
        if (!DATABASE.matcher(database).matches()) {
            throw new IllegalArgumentException("database is \"" + database + "\", not " + DATABASE);
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("user is blank");
        }
        if (connectionsMax < 1 || connectionsMax > CONNECTIONS_MAX) {
            throw new IllegalArgumentException("connectionsMax is " + connectionsMax + ", not 1 to " + CONNECTIONS_MAX);
        }
    }

    /** The usual settings for a store of the local cluster: H2 in server mode at this address. */
    public static SqlConfig h2(String host, int port) {
        return new SqlConfig(SqlProduct.H2, host, port, "vrs", "vrs", "", CONNECTIONS_BY_DEFAULT);
    }

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "SqlConfig[" + product + " " + user + "@" + host + ":" + port + "/" + database + ", connectionsMax="
                + connectionsMax + "]";
    }
}
