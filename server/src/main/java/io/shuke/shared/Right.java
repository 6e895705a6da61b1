package io.shuke.shared;

/** What a member of staff may do. {@link #OWNER} includes all the others. */
public enum Right {
    CATALOGUE,
    CARE,
    MODERATION,
    FINANCE,
    RISK,
    OWNER
}
