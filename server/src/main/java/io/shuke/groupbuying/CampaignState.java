package io.shuke.groupbuying;

/** Where a campaign stands; it only moves ahead. */
public enum CampaignState {
    DRAFT,
    /** Groups can be opened, within its time. */
    PUBLISHED,
    /** No group is opened any more; those that run run to their end. */
    ENDED
}
