package io.shuke.messaging;

/** About what the market tells people. Likes are counted where they stand, and nobody is told of each. */
public enum NotificationKind {
    NEW_FOLLOWER,
    COMMENT,
    REPLY,
    MENTION,
    /** A question of the person's about goods was answered, by a buyer or by the market. */
    ANSWER,
    /** Somebody asks about goods that the person received. Only who agreed to be asked is told. */
    QUESTION,
    /** The partner who sold it, or the market, replied to a review of the person's. */
    REVIEW_REPLY,
    /** What the person sold as a partner was reviewed. */
    REVIEW,
    /** Somebody bought through the person's link, or a customer of theirs did: commission is booked. */
    SALE,
    RELEASE,
    DEBT,
    PAYOUT,
    AFTER_SALE,
    REFUND,
    PARCEL,
    /** What the person wanted in a circle has become an offer: at a price for members, or for who buys it together. */
    OFFER,
    /** A campaign that the person proposed was approved or declined. */
    CAMPAIGN_PROPOSAL,
    /** Somebody joined the group that the person opened. */
    GROUP_JOINED,
    /** A group that the person is in lacks one more. */
    GROUP_ALMOST_FULL,
    /** The person paid late, and has a seat in another group. */
    GROUP_MOVED,
    GROUP_FILLED,
    GROUP_FAILED,
    /** A group that the person looked at, and did not join, lacks one more. Only who asked for it is told. */
    GROUP_REMINDER,
    /** It is the person's turn in a flash offer, for a few minutes. */
    FLASH_TURN,
    /** A flash offer that the person waited for has ended. */
    FLASH_ENDED,
    /** An event of a circle that the person comes to has another time or place. */
    EVENT_MOVED,
    EVENT_CANCELLED,
    /** One that was taken down takes place after all. */
    EVENT_BACK,
    EVENT_SOON,
    /** Something of the person's was taken down, or their appeal was decided. */
    MODERATION,
    /** The person is shown as knowing a field, or was declined, or is no longer. */
    EXPERTISE;

    /** Whether people begin with hearing of it in the market: of everything but what tries to win them. */
    boolean inAppAtFirst() {
        return this != GROUP_REMINDER;
    }

    /** Whether people begin with hearing of it on their phones, too: money that moves to or from them. */
    boolean outsideAtFirst() {
        return this == PAYOUT || this == REFUND;
    }
}
