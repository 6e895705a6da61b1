package io.shuke.shared.web;

/** Whether the session behind a request may use rights over money. */
public enum SecondFactor {
    /** A second factor was shown lately, or none is asked for. */
    SHOWN,
    /** There is one, and it has to be shown first. */
    NEEDED,
    /** There has to be one, and there is none yet. */
    NOT_ENROLLED
}
