package io.shuke.commission;

/**
 * For what somebody earns by a line: for owning the customer, for the touch that closed the sale, or – at depth 2 alone,
 * which needs a recorded approval – for owning the owner.
 */
public enum Role {
    OWNER,
    SHARER,
    INTRODUCER
}
