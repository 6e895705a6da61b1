package io.shuke.messaging;

/** About what the market tells people. Likes are counted where they stand, and nobody is told of each. */
public enum NotificationKind {
    NEW_FOLLOWER,
    COMMENT,
    REPLY,
    MENTION,
    /** Somebody bought through the person's link, or a customer of theirs did: commission is booked. */
    SALE,
    RELEASE,
    DEBT,
    PAYOUT,
    AFTER_SALE,
    REFUND,
    PARCEL,
    /** What the person wanted in a circle has become an offer. */
    OFFER;

    /** Whether people begin with hearing of it on their phones, too: money that moves to or from them. */
    boolean outsideAtFirst() {
        return this == PAYOUT || this == REFUND;
    }
}
