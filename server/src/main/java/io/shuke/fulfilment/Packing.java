package io.shuke.fulfilment;

import io.shuke.ordering.HandingOver;
import java.util.List;

/** Pieces of a shipment that go into one parcel, and with whom. */
public record Packing(String carrier, String trackingNumber, List<HandingOver.Pieces> pieces) {
    public Packing {
        pieces = List.copyOf(pieces);
    }
}
