package io.shuke.commission;

/** For what somebody earns by a line: for owning the customer, or for the touch that closed the sale. */
public enum Role {
    OWNER,
    SHARER
}
