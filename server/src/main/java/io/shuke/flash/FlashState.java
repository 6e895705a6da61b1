package io.shuke.flash;

/** How far a flash offer has gone. */
public enum FlashState {
    DRAFT,
    PUBLISHED,
    ENDED
}
