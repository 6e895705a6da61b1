package io.shuke.messaging;

/** What a message shows. */
public enum MessageKind {
    TEXT,
    PICTURE,
    GOODS,
    ORDER,
    /** It was said by somebody whose account is closed. */
    GONE,
    /** Staff took it down; nobody reads what it said. Never stored: a message taken down keeps what it was. */
    TAKEN_DOWN
}
