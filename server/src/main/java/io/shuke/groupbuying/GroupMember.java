package io.shuke.groupbuying;

import java.util.UUID;

/** Somebody with a paid seat in a group, by this order. */
public record GroupMember(UUID personId, UUID orderId) {}
