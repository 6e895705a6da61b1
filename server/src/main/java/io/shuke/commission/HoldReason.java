package io.shuke.commission;

/** What made a reward look less than honest. None of these proves anything: families share. */
public enum HoldReason {
    /** Buyer and partner signed in on one browser. */
    SHARED_DEVICE,
    /** They came from one network. */
    SHARED_NETWORK,
    /** Their parcels go to one door. */
    SHARED_ADDRESS,
    /** One number is on the addresses of both. */
    SHARED_PHONE,
    /** The order followed the visit within seconds. */
    HASTY_ORDER,
    /** Many who joined from one network at the same time buy through one partner. */
    REGISTRATION_BURST,
    /** They earn by each other's orders. */
    CLOSED_LOOP
}
