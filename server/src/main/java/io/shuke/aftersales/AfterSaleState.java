package io.shuke.aftersales;

import java.util.List;

/** Where an after-sale stands. The first four are open: each ends by itself at its deadline. */
public enum AfterSaleState {
    /** Staff are to answer; if they don't, the buyer's wish is granted. */
    ASKED,
    /** Staff offered another amount, the buyer is to say yes or no; if they don't, it is over. */
    OFFERED,
    /** Agreed: the buyer is to send the goods; if they don't, it is over. */
    AWAITING_PARCEL,
    /** The goods are on their way; if staff don't say otherwise, they have arrived. */
    PARCEL_SENT,
    /** The money is on its way back. */
    REFUNDED,
    DECLINED,
    WITHDRAWN,
    /** The buyer let a deadline pass. */
    EXPIRED;

    static final List<AfterSaleState> OPEN = List.of(ASKED, OFFERED, AWAITING_PARCEL, PARCEL_SENT);

    boolean isOpen() {
        return OPEN.contains(this);
    }
}
