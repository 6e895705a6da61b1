package io.shuke.ordering;

import java.time.Instant;
import java.util.UUID;

/** A parcel of an order is on its way; an order of several suppliers has several. Published inside the transaction. */
public record ParcelHandedOver(UUID orderId, UUID parcelId, Instant at) {}
