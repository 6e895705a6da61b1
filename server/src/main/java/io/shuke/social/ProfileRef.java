package io.shuke.social;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What is read of a profile wherever its person is named: the code of the page, and what they know. */
record ProfileRef(String code, List<String> expertIn) {
    ProfileRef {
        expertIn = List.copyOf(expertIn);
    }

    /** Of the columns {@code code} and {@code expert_in}. */
    static ProfileRef of(ResultSet row) throws SQLException {
        return new ProfileRef(row.getString("code"), fields(row));
    }

    static List<String> fields(ResultSet row) throws SQLException {
        return StoredProfiles.texts(row.getArray("expert_in"));
    }
}
