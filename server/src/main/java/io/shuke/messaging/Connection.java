package io.shuke.messaging;

import java.util.UUID;

/**
 * Why somebody may write to somebody without asking first. A module that connects people in a way of its own implements
 * it; one that says yes is enough.
 */
public interface Connection {
    boolean connects(UUID writerId, UUID readerId);
}
