package io.shuke.endpoints;

import java.util.List;
import java.util.stream.Stream;

/** Every endpoint of the server and who may use it. A new endpoint needs one line in its part of the table. */
final class EndpointTable {
    static final List<Row> ROWS = Stream.of(
                    IdentityRows.ROWS,
                    CatalogRows.ROWS,
                    OrderingRows.ROWS,
                    ReviewRows.ROWS,
                    PromotionRows.ROWS,
                    GroupRows.ROWS,
                    FlashRows.ROWS,
                    SharingRows.ROWS,
                    SocialRows.ROWS,
                    ExpertRows.ROWS,
                    MessagingRows.ROWS,
                    CircleRows.ROWS,
                    MoneyRows.ROWS,
                    PlanRows.ROWS,
                    SupplyRows.ROWS,
                    InsightRows.ROWS,
                    DemoRows.ROWS)
            .flatMap(List::stream)
            .toList();

    private EndpointTable() {}
}
