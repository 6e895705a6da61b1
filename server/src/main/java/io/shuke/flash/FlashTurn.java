package io.shuke.flash;

import java.time.Instant;
import java.util.UUID;

/** It is somebody's turn in a flash offer until then. Published inside the transaction. */
public record FlashTurn(UUID offerId, long number, UUID personId, String title, Instant until, Instant at) {}
