package io.shuke.messaging;

/** What a message shows. */
public enum MessageKind {
    TEXT,
    PICTURE,
    GOODS,
    ORDER,
    /** It was said by somebody whose account is closed. */
    GONE
}
