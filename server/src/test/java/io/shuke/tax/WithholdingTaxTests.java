package io.shuke.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.identity.PeopleFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class WithholdingTaxTests {
    private static final Money FEE = Money.cny(10);

    @Autowired
    private WithholdingTax tax;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    /** 20 × 8,000 = 160,000, of which 128,000 count; less 5,000 that is 123,000, at 10 % less 2,520: 9,780.00. */
    @Test
    void countsEveryPayoutOnceHoweverManyAreApprovedAtOnce() {
        var lin = people.partner().id();
        var withheld = Together.run(20, i -> () -> tax.withhold(Ids.next(), lin, Money.cny(800_000), FEE));
        assertThat(withheld.stream().mapToLong(Money::amountMinor).sum()).isEqualTo(978_000);
        assertThat(sum(lin, "gross_minor")).isEqualTo(16_000_000);
        assertThat(sum(lin, "tax_minor")).isEqualTo(978_000);
        assertThat(sum(lin, "net_minor + tax_minor + fee_minor - gross_minor")).isZero();
    }

    /** The second account's payout waits for the first one's, and is taxed on both. */
    @Test
    void countsAllAccountsOfAPersonTogetherAlsoAtOnce() {
        var number = PeopleFixture.newIdNumber();
        var one = people.verify(people.partner(), number).id();
        var other = people.verify(people.partner(), number).id();
        var first = new CountDownLatch(1);
        var withheld = Together.run(2, i -> () -> {
            if (i == 0) {
                return Objects.requireNonNull(transaction.execute(running -> {
                    var withheldFirst = withhold(one);
                    first.countDown();
                    Waiters.await(jdbc);
                    return withheldFirst;
                }));
            }
            first.await();
            return withhold(other);
        });
        assertThat(withheld).containsExactly(Money.cny(4_200), Money.cny(19_200));
    }

    private Money withhold(UUID person) {
        return tax.withhold(Ids.next(), person, Money.cny(800_000), FEE);
    }

    @Test
    void takesAPayoutThatCameBackOffAgainOnce() {
        var lin = people.partner().id();
        var first = Ids.next();
        var second = Ids.next();
        assertThat(tax.withhold(first, lin, Money.cny(800_000), FEE)).isEqualTo(Money.cny(4_200));
        assertThat(tax.withhold(second, lin, Money.cny(800_000), FEE)).isEqualTo(Money.cny(19_200));
        Together.run(6, i -> () -> {
            tax.giveBack(second, lin);
            return i;
        });
        assertThat(sum(lin, "gross_minor")).isEqualTo(800_000);
        assertThat(sum(lin, "tax_minor")).isEqualTo(4_200);
        assertThat(tax.expected(lin, Money.cny(800_000), FEE)).isEqualTo(Money.cny(19_200));
        assertThat(jdbc.sql("select count(*) from tax.withholding where person_id = :lin")
                        .param("lin", lin)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void changesNothingThatWasWrittenDown() {
        var lin = people.partner().id();
        tax.withhold(Ids.next(), lin, Money.cny(800_000), FEE);
        assertThatThrownBy(
                        () -> jdbc.sql("update tax.withholding set tax_minor = 0, net_minor = gross_minor - fee_minor")
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private long sum(UUID person, String what) {
        return jdbc.sql("select sum(" + what + ")::bigint from tax.withholding where person_id = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }
}
