package vrs.catalog.planted;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Breaks a rule on purpose: SQL outside of its store. */
public final class PlantedSql {
    private PlantedSql() {}

    static void broken() throws SQLException {
        DriverManager.getConnection("jdbc:none").close();
    }
}
