package io.shuke.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.sandbox.Faults;
import io.shuke.sandbox.SendingNotices;
import io.shuke.sandbox.StoredFaults;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Times;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Charges that nobody told the end of. */
@ServerTest
class AskingAboutChargesTests {
    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private AskingAboutCharges asking;

    @Autowired
    private SendingRefunds refunds;

    @Autowired
    private SendingPayouts payouts;

    @Autowired
    private Reconciling reconciling;

    @Autowired
    private StoredCharges stored;

    @Autowired
    private Charges charges;

    @Autowired
    private SendingNotices notices;

    @Autowired
    private StoredFaults faults;

    @Autowired
    private Http http;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void loseNotices() {
        faults.set(new Faults(false, 0, false, true, false, false));
    }

    @AfterEach
    void mend() {
        faults.set(Faults.NONE);
    }

    @Test
    void areAskedAboutQuicklyAtFirstAndThenAtARegularPace() {
        var charge = charge(people.signUp("Mei"));
        var pauses = Stream.iterate(askAt(charge), at -> {
                    stored.takeToAsk(at, Duration.ofMinutes(2), 10_000);
                    return askAt(charge);
                })
                .limit(6)
                .toList();

        assertThat(IntStream.range(1, 6)
                        .mapToObj(i -> Duration.between(pauses.get(i - 1), pauses.get(i))
                                .toSeconds()))
                .containsExactly(15L, 30L, 60L, 120L, 120L);
    }

    /** Without the catch of everything in the loop those behind the broken one wait for their next turn. */
    @Test
    void oneThatCantBeAskedAboutHoldsUpNoOther() {
        var mei = people.signUp("Mei");
        var all = List.of(paidUnheard(mei), paidUnheard(mei), paidUnheard(mei));
        jdbc.sql("update payment.charge set order_id = gen_random_uuid() where id = :id")
                .param("id", all.get(1))
                .update();
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(2)));

        ask();

        assertThat(all.stream().map(id -> state(mei, id)))
                .containsExactly(Charge.State.PAID, Charge.State.OPEN, Charge.State.PAID);
    }

    /** Without going on the twenty-first waits for the next look. */
    @Test
    void oneLookAsksAboutAllThatAreDue() {
        var open = Stream.generate(() -> charge(people.signUp("Mei")))
                .limit(AskingAboutCharges.BATCH + 1)
                .toList();
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(2)));

        new PaymentJobs(refunds, payouts, asking, reconciling).askAboutCharges();

        assertThat(open).allSatisfy(charge -> assertThat(askAt(charge)).isAfter(clock.instant()));
    }

    private UUID charge(Person buyer) {
        return orders.charge(buyer, orders.placed(buyer, 12_800));
    }

    /** Paid at the cashier, whose notice is lost. */
    private UUID paidUnheard(Person buyer) {
        Order order = orders.placed(buyer, 12_800);
        var charge = orders.charge(buyer, order);
        var cashier = URI.create(
                        charges.ofBuyer(charge, buyer.id()).orElseThrow().cashierUrl())
                .getPath();
        assertThat(http.post(null, cashier + "/payment", null).status()).isEqualTo(303);
        while (notices.sendDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
        return charge;
    }

    private void ask() {
        while (asking.askDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
    }

    private Charge.State state(Person buyer, UUID charge) {
        return charges.ofBuyer(charge, buyer.id()).orElseThrow().state();
    }

    private Instant askAt(UUID charge) {
        return jdbc.sql("select ask_at from payment.charge where id = :id")
                .param("id", charge)
                .query((row, number) -> Times.instant(row, "ask_at"))
                .single();
    }
}
