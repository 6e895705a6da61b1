package io.shuke.groupbuying;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A campaign that is to be made. Its goods are SKUs of one product. */
public record CampaignDraft(
        List<Goods> goods, int size, int fillHours, Instant startsAt, Instant endsAt, int piecesEach, int seatsEach) {
    public CampaignDraft {
        goods = List.copyOf(goods);
    }

    /** A SKU at its group price, and how many pieces of it are set aside. */
    public record Goods(UUID skuId, Money price, int pieces) {}
}
