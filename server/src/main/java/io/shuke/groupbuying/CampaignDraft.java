package io.shuke.groupbuying;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign that is to be made, for everybody or for the members of one circle. Its goods are SKUs of one product. */
public record CampaignDraft(
        List<Goods> goods,
        int size,
        int fillHours,
        Instant startsAt,
        Instant endsAt,
        int piecesEach,
        int seatsEach,
        @Nullable UUID circleId) {
    public CampaignDraft {
        goods = List.copyOf(goods);
    }

    /** For everybody. */
    public CampaignDraft(
            List<Goods> goods,
            int size,
            int fillHours,
            Instant startsAt,
            Instant endsAt,
            int piecesEach,
            int seatsEach) {
        this(goods, size, fillHours, startsAt, endsAt, piecesEach, seatsEach, null);
    }

    /** A SKU at its group price, and how many pieces of it are set aside. */
    public record Goods(UUID skuId, Money price, int pieces) {}
}
