package io.shuke.sharing;

/** How a poster looks: as a letter from the sharer, as one large picture, or as a card. */
public enum PosterTemplate {
    LETTER,
    PICTURE,
    CARD
}
