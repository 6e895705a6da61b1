package io.shuke.endpoints;

import io.shuke.shared.Right;
import java.util.EnumSet;
import java.util.Set;

/** Begins a row. Until it says otherwise, its sample has no body, and ids that nothing has. */
final class Rows {
    /** An id of the right form that nothing has. */
    static final String NONE = "01890a5d-ac96-774b-bcce-b302099a8057";

    private Rows() {}

    static Row anyone(String endpoint) {
        return row(endpoint, Role.everybody());
    }

    static Row person(String endpoint) {
        return row(endpoint, Role.people());
    }

    static Row partner(String endpoint) {
        return row(endpoint, EnumSet.of(Role.PARTNER));
    }

    /** People of suppliers. */
    static Row supplier(String endpoint) {
        return row(endpoint, EnumSet.of(Role.SUPPLIER, Role.OTHER_SUPPLIER));
    }

    /** Staff with any of these rights; without rights, any staff. */
    static Row staff(String endpoint, Right... rights) {
        return row(endpoint, Role.staff(rights));
    }

    private static Row row(String endpoint, Set<Role> allowed) {
        var path = endpoint.substring(endpoint.indexOf(' ') + 1).replaceAll("\\{[^}]+}", NONE);
        return new Row(endpoint, allowed, null, world -> path, world -> null);
    }
}
