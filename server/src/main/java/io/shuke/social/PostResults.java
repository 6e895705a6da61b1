package io.shuke.social;

import io.shuke.commission.Commission;
import io.shuke.commission.Commissions;
import io.shuke.shared.Money;
import io.shuke.sharing.Visits;
import io.shuke.social.SalesOfPosts.Sold;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a post brought its author: who opened it, who came through its goods, who bought, and what that earned. Sales
 * whose money went back are shown and not counted; each amount names the commission whose explanation says why.
 */
@Component
public class PostResults {
    private static final int SHOWN = 50;

    private final SalesOfPosts sales;
    private final Visits visits;
    private final Commissions commissions;

    PostResults(SalesOfPosts sales, Visits visits, Commissions commissions) {
        this.sales = sales;
        this.visits = visits;
        this.commissions = commissions;
    }

    /** Everything in figures, and the latest fifty sales. */
    @Schema(name = "PostResults")
    public record Results(int views, int visits, int orders, Money sold, Money earned, List<Sale> sales) {}

    /** A line that came through the post. The commission is absent where it earned nothing. */
    @Schema(name = "PostSale")
    public record Sale(
            UUID lineId,
            Instant at,
            String productTitle,
            int quantity,
            Money paid,
            boolean givenBack,
            @Nullable UUID commissionId,
            @Nullable Money earned) {}

    /** Nothing where there is no such post of this author's. */
    public Optional<Results> of(UUID authorId, UUID postId) {
        return sales.linksOf(authorId, postId).map(links -> results(authorId, postId, links));
    }

    private Results results(UUID authorId, UUID postId, List<String> links) {
        var sums = sales.sumsOf(postId);
        var latest = sales.latestOf(postId, SHOWN);
        var commissionOf = commissions
                .sharedBy(authorId, latest.stream().map(Sold::lineId).toList())
                .stream()
                .collect(Collectors.toMap(Commission::lineId, Function.identity()));
        return new Results(
                sales.viewsOf(postId),
                visits.through(links),
                sums.orders(),
                sums.sold(),
                commissions.sumShared(authorId, sales.linesOf(postId)),
                latest.stream().map(sale -> sale(sale, commissionOf)).toList());
    }

    private static Sale sale(Sold sold, Map<UUID, Commission> commissionOf) {
        var commission = commissionOf.get(sold.lineId());
        return new Sale(
                sold.lineId(),
                sold.at(),
                sold.productTitle(),
                sold.quantity(),
                sold.net(),
                sold.givenBack(),
                commission == null ? null : commission.id(),
                commission == null ? null : Money.cny(leftMinor(commission)));
    }

    private static long leftMinor(Commission commission) {
        return commission.amount().amountMinor() - commission.reversed().amountMinor();
    }
}
