package io.shuke.flash;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** A flash offer that is to be made: so many pieces of a SKU at this price, at most so many of them a person. */
public record FlashDraft(UUID skuId, Money price, int pieces, int piecesEach, Instant startsAt, Instant endsAt) {}
