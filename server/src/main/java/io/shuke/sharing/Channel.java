package io.shuke.sharing;

/** The way a link travels: copied, as a poster, through the phone's own share sheet, or on goods that a post tags. */
public enum Channel {
    COPY,
    POSTER,
    SYSTEM,
    POST
}
