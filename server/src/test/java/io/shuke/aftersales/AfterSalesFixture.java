package io.shuke.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Asks for after-sales as a buyer's phone would. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class AfterSalesFixture {
    private final AskingAfterSale asking;
    private final RepeatedTransactions transactions;

    AfterSalesFixture(AskingAfterSale asking, RepeatedTransactions transactions) {
        this.asking = asking;
        this.transactions = transactions;
    }

    /** One damaged piece of the first line; the money alone is to come back. */
    public UUID asked(Person buyer, Order order) {
        return asked(buyer, order, 0, damaged(1));
    }

    public UUID asked(Person buyer, Order order, int position, Claim claim) {
        var outcome = ask(buyer, order, position, claim);
        assertThat(outcome).isInstanceOf(AskingAfterSale.Outcome.Asked.class);
        return ((AskingAfterSale.Outcome.Asked) outcome).afterSaleId();
    }

    /** At what the server says that it is worth now. */
    public AskingAfterSale.Outcome ask(Person buyer, Order order, int position, Claim claim) {
        var line = order.lines().get(position).id();
        return transactions.run(() -> {
            var quote = asking.quote(buyer.id(), order.id(), line, claim).orElseThrow();
            var total = quote instanceof Claim.Judgement.Possible possible ? possible.total() : Money.cny(1);
            return asking.ask(new AskingAfterSale.Wish(
                    buyer.id(), order.id(), line, claim, total, "One jar arrived broken", List.of()));
        });
    }

    public static Claim damaged(int pieces) {
        return new Claim(AfterSaleKind.REFUND_ONLY, AfterSaleReason.DAMAGED, pieces, null);
    }

    public static Claim returned(int pieces) {
        return new Claim(AfterSaleKind.RETURN, AfterSaleReason.CHANGED_MIND, pieces, null);
    }

    public static Claim amount(long minor, @Nullable AfterSaleReason reason) {
        return new Claim(
                AfterSaleKind.REFUND_ONLY,
                reason == null ? AfterSaleReason.NOT_AS_DESCRIBED : reason,
                null,
                Money.cny(minor));
    }
}
