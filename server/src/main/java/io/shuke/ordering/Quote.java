package io.shuke.ordering;

import io.shuke.catalog.Picture;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an order of these goods would cost now: goods − discount + freight = total. */
public record Quote(List<Line> lines, Money goods, Money discount, Money freight, Money total) {
    /** A line at today's price, or at an offer's, beside what it costs without it. */
    @Schema(name = "QuoteLine")
    public record Line(
            UUID skuId,
            UUID productId,
            String handle,
            String title,
            String options,
            @Nullable Picture picture,
            Money unitPrice,
            int quantity,
            Money total,
            @Nullable UUID offerId,
            @Nullable Money listPrice) {}

    public Quote {
        lines = List.copyOf(lines);
    }
}
