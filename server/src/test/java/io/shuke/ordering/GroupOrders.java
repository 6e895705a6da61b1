package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.catalog.StockLevels;
import io.shuke.groupbuying.Campaigns;
import io.shuke.groupbuying.ClosingCampaigns;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Honey that three buy together, in a campaign that is new for each test, and who buys it. */
abstract class GroupOrders {
    static final long ALONE = 128_00;
    static final long TOGETHER = 99_00;

    @Autowired
    OrdersFixture orders;

    @Autowired
    Shopping shopping;

    @Autowired
    GroupsFixture groups;

    @Autowired
    PeopleFixture people;

    @Autowired
    GoodsFixture goods;

    @Autowired
    SharingFixture sharing;

    @Autowired
    PaymentsFixture payments;

    @Autowired
    FollowingGroups following;

    @Autowired
    ExpiringOrders expiring;

    @Autowired
    ClosingCampaigns closing;

    @Autowired
    MakingCampaign making;

    @Autowired
    Campaigns campaigns;

    @Autowired
    HandedOrders handed;

    @Autowired
    PaidOrders paidOrders;

    @Autowired
    Balances balances;

    @Autowired
    Books books;

    @Autowired
    StockLevels stock;

    @Autowired
    JdbcClient jdbc;

    Made honey = new Made(new UUID(0, 0), "", new UUID(0, 0), List.of());
    UUID campaign = new UUID(0, 0);

    @BeforeEach
    void offerHoneyToThree() {
        honey = goods.product("Linden honey", ALONE, 100);
        campaign = groups.published(groups.draft(honey, 3, TOGETHER, 20));
    }

    Pieces piece() {
        return new Pieces(honey.sku(), 1);
    }

    Order open(String name) {
        return placed(people.signUp(name), null);
    }

    /** A group whose opener has paid. */
    Order opened(String name) {
        var opener = people.signUp(name);
        return orders.pay(opener, placed(opener, null));
    }

    void join(String code, String name) {
        var friend = people.signUp(name);
        orders.pay(friend, placed(friend, code));
    }

    Order placed(Person buyer, @Nullable String code) {
        return placed(tryToJoin(buyer, code));
    }

    static Order placed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Placed.class);
        return ((Outcome.Placed) outcome).order();
    }

    Outcome tryToJoin(Person buyer, @Nullable String code) {
        return orders.together(buyer, null, campaign, code, piece());
    }

    static String codeOf(Order order) {
        return Objects.requireNonNull(order.group()).code();
    }

    void expireAll() {
        while (expiring.expire() == ExpiringOrders.BATCH) {
            // More of them are due.
        }
    }

    int available() {
        return stock.availableOf(List.of(honey.sku())).getOrDefault(honey.sku(), 0);
    }

    int left() {
        return groups.read(campaign).goods().getFirst().left();
    }

    /** What the line's partners are owed in all. */
    long accruedMinor(Order order) {
        return jdbc.sql(
                        "select coalesce(sum(amount_minor - reversed_minor), 0) from commission.accrual where order_id = :id")
                .param("id", order.id())
                .query(Long.class)
                .single();
    }

    Money held(Order order) {
        return balances.of(Account.of(AccountKind.BUYER_HELD, order.id()));
    }

    List<String> ordersOf(Order order) {
        return jdbc.sql("select state from ordering.orders where group_id = :id")
                .param("id", Objects.requireNonNull(order.group()).id())
                .query(String.class)
                .list();
    }

    String orderState(Order order) {
        return text("select state from ordering.orders where id = :id", order.id());
    }

    String stateOf(Order order) {
        return text(
                "select state from groupbuying.groups where id = :id",
                Objects.requireNonNull(order.group()).id());
    }

    int accruedTwice(Order order) {
        return count(
                "select count(*) from (select 1 from commission.accrual where order_id = :id group by line_id, role having count(*) > 1) t",
                order.id());
    }

    /** The partner owns the binding, and shared. */
    int accrued(Order order) {
        return count("select count(*) from commission.accrual where order_id = :id", order.id());
    }

    int refundsOf(Order order) {
        return count("select count(*) from payment.refund where order_id = :id", order.id());
    }

    String text(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(String.class).single();
    }

    int count(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Integer.class).single();
    }
}
