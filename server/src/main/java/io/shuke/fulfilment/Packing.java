package io.shuke.fulfilment;

import java.util.List;
import java.util.UUID;

/** Pieces of a shipment that go into one parcel, and with whom. */
public record Packing(String carrier, String trackingNumber, List<Pieces> pieces) {
    /** So many pieces of one line. */
    public record Pieces(UUID lineId, int quantity) {}

    public Packing {
        pieces = List.copyOf(pieces);
    }
}
