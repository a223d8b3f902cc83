package vrs.catalog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;

/** The statements, in the SQL that all products share; each is a transaction of its own, and none is made of input. */
final class StreamTable {
    private static final String FIND = "SELECT body FROM vrs_stream WHERE vid = ?";
    private static final String HELD = "SELECT epoch, counter FROM vrs_stream WHERE vid = ?";
    private static final String REPLACE = "UPDATE vrs_stream SET epoch = ?, counter = ?, body = ?"
            + " WHERE vid = ? AND (epoch < ? OR (epoch = ? AND counter < ?))";
    private static final String INSERT = "INSERT INTO vrs_stream (epoch, counter, body, vid) VALUES (?, ?, ?, ?)";
    // Two statements, each a range of the index: as one condition with OR, all earlier changes are read first. From the
    // next epoch on, and not after this one, because H2 would begin with all of this one.
    private static final String LATER_IN_EPOCH =
            "SELECT body FROM vrs_stream WHERE epoch = ? AND counter > ? ORDER BY epoch, counter LIMIT ?";
    private static final String LATER_EPOCHS =
            "SELECT body FROM vrs_stream WHERE epoch >= ? ORDER BY epoch, counter LIMIT ?";
    private static final String NEWEST =
            "SELECT epoch, counter FROM vrs_stream ORDER BY epoch DESC, counter DESC LIMIT 1";

    private StreamTable() {}

    static Optional<String> find(Connection connection, String vid) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, vid);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static Optional<Revision> held(Connection connection, String vid) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setString(1, vid);
            return revision(select);
        }
    }

    /** Whether there was an earlier revision, which is now this one. */
    static boolean replace(Connection connection, CatalogEntry entry) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REPLACE)) {
            set(update, entry);
            update.setLong(5, entry.revision().epoch());
            update.setLong(6, entry.revision().epoch());
            update.setLong(7, entry.revision().counter());
            return update.executeUpdate() == 1;
        }
    }

    /** @throws SQLException a lost race when the vid is there already */
    static void insert(Connection connection, CatalogEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            set(insert, entry);
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, CatalogEntry entry) throws SQLException {
        statement.setLong(1, entry.revision().epoch());
        statement.setLong(2, entry.revision().counter());
        statement.setString(3, RecordJson.write(entry));
        statement.setString(4, entry.vid());
    }

    /** The bodies of what comes after the revision, the oldest first; none is missed, and one may be there twice. */
    static List<String> changesAfter(Connection connection, Revision revision, int countMax) throws SQLException {
        List<String> bodies = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LATER_IN_EPOCH)) {
            select.setLong(1, revision.epoch());
            select.setLong(2, revision.counter());
            select.setInt(3, countMax);
            addTo(bodies, select);
        }
        if (bodies.size() < countMax && revision.epoch() < Long.MAX_VALUE) {
            try (PreparedStatement select = connection.prepareStatement(LATER_EPOCHS)) {
                select.setLong(1, revision.epoch() + 1);
                select.setInt(2, countMax - bodies.size());
                addTo(bodies, select);
            }
        }
        return bodies;
    }

    private static void addTo(List<String> bodies, PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                bodies.add(rows.getString(1));
            }
        }
    }

    static Revision newest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            return revision(select).orElse(Revision.NONE);
        }
    }

    private static Optional<Revision> revision(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Revision(Math.max(0, row.getLong(1)), Math.max(0, row.getLong(2))))
                    : Optional.empty();
        }
    }
}
