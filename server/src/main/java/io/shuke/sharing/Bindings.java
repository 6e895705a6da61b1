package io.shuke.sharing;

/** Reads who owns whom. */
public class Bindings {
    /** What decided a binding. */
    public enum DecidedBy {
        SIGN_UP,
        FIRST_PURCHASE,
        STAFF
    }
}
