package io.shuke.aftersales;

import java.time.Instant;
import java.util.UUID;

/** An after-sale was asked for, or moved on by anybody or by time. Published inside the transaction. */
public record AfterSaleMoved(UUID afterSaleId, UUID orderId, AfterSaleState state, AfterSale.Who by, Instant at) {}
