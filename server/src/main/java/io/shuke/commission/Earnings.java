package io.shuke.commission;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What partners have earned, as the ledger says. */
@Component
public class Earnings {

    private final Balances balances;
    private final Commissions commissions;
    private final Clock clock;

    Earnings(Balances balances, Commissions commissions, Clock clock) {
        this.balances = balances;
        this.commissions = commissions;
        this.clock = clock;
    }

    /**
     * One partner's money: earned today (by the market's day), waiting for the return windows, free to ask for, on its
     * way, paid out, and owed back.
     */
    @Schema(name = "Earnings")
    public record Sum(Money today, Money pending, Money available, Money inPayout, Money paid, Money debt) {}

    public Sum of(UUID partnerId) {
        return Objects.requireNonNull(of(List.of(partnerId)).get(partnerId));
    }

    /** Two statements for any number of partners. */
    public Map<UUID, Sum> of(Collection<UUID> partnerIds) {
        var today = clock.instant().atZone(MarketClock.ZONE).toLocalDate().atStartOfDay(MarketClock.ZONE);
        var sums = commissions.sumsOf(partnerIds, today.toInstant());
        var balance = balances.of(accountsOf(partnerIds));
        var none = new Commissions.Sums(Money.cny(0), Money.cny(0));
        var found = new HashMap<UUID, Sum>();
        for (var partner : partnerIds) {
            found.put(partner, sum(sums.getOrDefault(partner, none), partner, balance));
        }
        return found;
    }

    private static List<Account> accountsOf(Collection<UUID> partnerIds) {
        var accounts = new ArrayList<Account>();
        for (var partner : partnerIds) {
            accounts.add(Account.of(AccountKind.PARTNER_PENDING, partner));
            accounts.add(Account.of(AccountKind.PARTNER_AVAILABLE, partner));
            accounts.add(Account.of(AccountKind.PARTNER_IN_PAYOUT, partner));
            accounts.add(Account.of(AccountKind.PARTNER_DEBT, partner));
        }
        return accounts;
    }

    /** What was released and is neither available nor on its way was paid out; what is owed back was, too. */
    private static Sum sum(Commissions.Sums sums, UUID partner, Map<Account, Money> balance) {
        var available = balanceOf(AccountKind.PARTNER_AVAILABLE, partner, balance);
        var inPayout = balanceOf(AccountKind.PARTNER_IN_PAYOUT, partner, balance);
        var debt = balanceOf(AccountKind.PARTNER_DEBT, partner, balance).negated();
        return new Sum(
                sums.since(),
                balanceOf(AccountKind.PARTNER_PENDING, partner, balance),
                available,
                inPayout,
                sums.released().plus(debt).minus(available).minus(inPayout),
                debt);
    }

    private static Money balanceOf(AccountKind kind, UUID partner, Map<Account, Money> balance) {
        return balance.getOrDefault(Account.of(kind, partner), Money.cny(0));
    }
}
