package io.shuke.statement;

import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.CauseNames;
import io.shuke.ledger.History;
import io.shuke.ledger.History.Movement;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import io.shuke.statement.Statement.Columns;
import io.shuke.statement.Statement.Line;
import io.shuke.statement.Statement.Paid;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Draws up a partner's statement from the ledger's entries, in the reader's language, in one snapshot. */
@Component
public class Statements {

    private static final List<AccountKind> KINDS = List.of(
            AccountKind.PARTNER_PENDING,
            AccountKind.PARTNER_AVAILABLE,
            AccountKind.PARTNER_IN_PAYOUT,
            AccountKind.PARTNER_DEBT);

    private final History history;
    private final List<CauseNames> causes;
    private final People people;
    private final Identities identities;
    private final Messages messages;

    Statements(History history, List<CauseNames> causes, People people, Identities identities, Messages messages) {
        this.history = history;
        this.causes = List.copyOf(causes);
        this.people = people;
        this.identities = identities;
        this.messages = messages;
    }

    /** The person's statement of a month of the market; empty for nobody we know. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Statement> of(UUID partnerId, YearMonth month, Locale locale) {
        return Optional.ofNullable(people.cardsOf(List.of(partnerId)).get(partnerId))
                .map(card -> drawUp(partnerId, card.nickname(), month, locale));
    }

    private Statement drawUp(UUID partnerId, String name, YearMonth month, Locale locale) {
        var accounts = KINDS.stream().map(kind -> Account.of(kind, partnerId)).toList();
        var from = month.atDay(1).atStartOfDay(MarketClock.ZONE).toInstant();
        var until = month.plusMonths(1).atDay(1).atStartOfDay(MarketClock.ZONE).toInstant();
        var opening = columns(history.before(accounts, from));
        var movements = history.between(accounts, from, until);
        var references = referencesOf(movements);
        var lines = movements.stream()
                .map(movement -> new Line(
                        movement.at(),
                        wordsFor(movement, locale),
                        references.getOrDefault(movement.cause().id(), ""),
                        columns(movement.byKind()),
                        paid(movement)))
                .toList();
        var closing = lines.stream().map(Line::change).reduce(opening, Columns::plus);
        var identity = identities
                .of(partnerId)
                .map(found -> found.nameMasked() + " ****" + found.numberTail())
                .orElse(null);
        return new Statement(month, name, identity, opening, lines, closing);
    }

    private static Columns columns(Map<AccountKind, Money> byKind) {
        var none = Money.cny(0);
        return new Columns(
                byKind.getOrDefault(AccountKind.PARTNER_PENDING, none),
                byKind.getOrDefault(AccountKind.PARTNER_AVAILABLE, none)
                        .plus(byKind.getOrDefault(AccountKind.PARTNER_DEBT, none)),
                byKind.getOrDefault(AccountKind.PARTNER_IN_PAYOUT, none));
    }

    /** A payout that left the market: what went to the provider, and what stayed as fee and tax. */
    private static @Nullable Paid paid(Movement movement) {
        if (!movement.cause().kind().equals("payout")
                || !movement.byKind().containsKey(AccountKind.PROVIDER_CLEARING)) {
            return null;
        }
        return new Paid(
                movement.of(AccountKind.PARTNER_IN_PAYOUT).negated(),
                movement.of(AccountKind.PLATFORM_REVENUE),
                movement.of(AccountKind.TAX_WITHHELD),
                movement.of(AccountKind.PROVIDER_CLEARING));
    }

    /** Three movements have the payout as their cause; which one it is shows in where the money went. */
    private String wordsFor(Movement movement, Locale locale) {
        var kind = movement.cause().kind();
        if (kind.equals("payout")) {
            kind = paid(movement) != null
                    ? "payout-paid"
                    : movement.of(AccountKind.PARTNER_IN_PAYOUT).isPositive() ? "payout-asked" : "payout-back";
        }
        try {
            return messages.text(locale, "statement.cause." + kind);
        } catch (NoSuchMessageException e) {
            return kind;
        }
    }

    private Map<UUID, String> referencesOf(List<Movement> movements) {
        var names = new HashMap<UUID, String>();
        for (var source : causes) {
            var ids = movements.stream()
                    .map(Movement::cause)
                    .filter(cause -> source.kinds().contains(cause.kind()))
                    .map(cause -> cause.id())
                    .distinct()
                    .toList();
            if (!ids.isEmpty()) {
                names.putAll(source.namesOf(ids));
            }
        }
        return names;
    }
}
