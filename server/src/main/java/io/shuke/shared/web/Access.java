package io.shuke.shared.web;

import io.shuke.shared.Right;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint. Every handler method carries it; one without it answers nobody at all, and a test fails.
 * For {@link Who#STAFF} any one of the rights suffices; no rights listed means any member of staff.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
    Who value();

    Right[] rights() default {};

    /**
     * Whether the session must have shown a second factor lately. A test holds that every change under the right to
     * finance or the owner's own asks for it.
     */
    boolean secondFactor() default false;

    /** The least a caller must be. */
    enum Who {
        ANYONE,
        PERSON,
        PARTNER,
        /** A member of a supplier that is not suspended. */
        SUPPLIER,
        STAFF
    }
}
