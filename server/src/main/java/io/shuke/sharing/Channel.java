package io.shuke.sharing;

/** The way a link travels: copied, as a poster, or through the phone's own share sheet. */
public enum Channel {
    COPY,
    POSTER,
    SYSTEM
}
