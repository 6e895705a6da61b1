package io.shuke.endpoints;

import io.shuke.shared.Right;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come to an endpoint. The shopper, the partner and the supplier own the sample objects; the stranger and the
 * other supplier own nothing.
 */
enum Role {
    NOBODY(null),
    SHOPPER(null),
    STRANGER(null),
    PARTNER(null),
    SUPPLIER(null),
    OTHER_SUPPLIER(null),
    CATALOGUE(Right.CATALOGUE),
    CARE(Right.CARE),
    MODERATION(Right.MODERATION),
    FINANCE(Right.FINANCE),
    RISK(Right.RISK),
    OWNER(Right.OWNER);

    private final @Nullable Right right;

    Role(@Nullable Right right) {
        this.right = right;
    }

    boolean is(Right wanted) {
        return right == wanted || right == Right.OWNER;
    }

    static Set<Role> everybody() {
        return EnumSet.allOf(Role.class);
    }

    static Set<Role> people() {
        return EnumSet.complementOf(EnumSet.of(NOBODY));
    }

    static Set<Role> staff(Right... rights) {
        var found = EnumSet.noneOf(Role.class);
        for (var role : values()) {
            for (var right : rights.length == 0 ? Right.values() : rights) {
                if (role.is(right)) {
                    found.add(role);
                }
            }
        }
        return found;
    }
}
