package io.shuke.aftersales;

/** Why a buyer wants their money back. Where it is the seller's fault, the freight comes back in proportion. */
public enum AfterSaleReason {
    CHANGED_MIND(false),
    DAMAGED(true),
    WRONG_GOODS(true),
    NOT_AS_DESCRIBED(true),
    MISSING(true),
    NOT_RECEIVED(true);

    private final boolean sellersFault;

    AfterSaleReason(boolean sellersFault) {
        this.sellersFault = sellersFault;
    }

    public boolean isSellersFault() {
        return sellersFault;
    }

    /** What did not come cannot be sent back. */
    boolean isAboutGoodsThatCame() {
        return this != MISSING && this != NOT_RECEIVED;
    }
}
