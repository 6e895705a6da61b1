package io.shuke.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Books;
import io.shuke.market.MarketBooks.Scope;
import io.shuke.ordering.ExpiringOrders;
import io.shuke.ordering.FollowingGroups;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.Shopping;
import io.shuke.payment.AskingAboutCharges;
import io.shuke.payment.PaymentsFixture;
import io.shuke.sandbox.Faults;
import io.shuke.sandbox.SendingNotices;
import io.shuke.sandbox.StoredFaults;
import io.shuke.support.Http;
import io.shuke.support.Seeds;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A crowd at few groups, at one moment: each pays after a delay of their own, some late, some never; some leave; of some
 * payments we are told several times, of some nobody tells us until the market asks; and in the middle of it unpaid orders
 * end and groups fill. {@code -Dshuke.groups.joiners=…}, {@code .open} and {@code .size} make it another crowd; {@code -Dshuke.seed=…}
 * repeats one.
 */
@ServerTest
class GroupCrowdTests {
    private static final int JOINERS = Integer.getInteger("shuke.groups.joiners", 1_000);
    private static final int OPEN = Integer.getInteger("shuke.groups.open", 30);
    private static final int SIZE = Integer.getInteger("shuke.groups.size", 10);
    private static final int PIECES = 5_000;
    private static final int LONGEST_DELAY_MILLIS = 120;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private Shopping shopping;

    @Autowired
    private GroupsFixture groups;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private FollowingGroups following;

    @Autowired
    private ExpiringOrders expiring;

    @Autowired
    private AskingAboutCharges asking;

    @Autowired
    private StoredFaults faults;

    @Autowired
    private SendingNotices notices;

    @Autowired
    private Http http;

    @Autowired
    private MarketBooks marketBooks;

    @Autowired
    private Books books;

    @Autowired
    private JdbcClient jdbc;

    /** What somebody does with an order that was placed. */
    private enum Manner {
        PAYS,
        /** By the same notice at the same moment, and by another that says the same. */
        PAYS_AND_IS_TOLD_AGAIN,
        PAYS_AND_NOBODY_IS_TOLD,
        PAYS_LATE,
        PAYS_AND_LEAVES,
        NEVER_PAYS
    }

    @BeforeEach
    void loseNotices() {
        faults.set(new Faults(false, 0, false, true, false, false));
    }

    @AfterEach
    void mend() {
        faults.set(Faults.NONE);
    }

    @Test
    void everyFullGroupHasAsManyPaidPeopleAsItSeatsAndEverybodyElseIsReseatedOrRefunded() {
        var random = Seeds.random("GroupCrowdTests", Long.getLong("shuke.seed", System.nanoTime()));
        var honey = goods.supplied("Honey", 128_33, 60_01, 1_000, PIECES);
        var campaign = groups.published(groups.draft(honey, SIZE, 99_01, PIECES / 2, 1));
        var before = marketBooks.now();
        var piece = new Pieces(honey.sku(), 1);
        var openers = peopleNamed("Opener", OPEN);
        var joiners = peopleNamed("Friend", JOINERS);
        var codes =
                openers.stream().map(opener -> opened(opener, campaign, piece)).toList();
        var bodies = joiners.stream()
                .map(each -> shopping.together(each, campaign, codes.get(random.nextInt(OPEN)), piece))
                .toList();
        var manners = joiners.stream()
                .map(each -> Manner.values()[random.nextInt(Manner.values().length)])
                .toList();
        var delays = joiners.stream()
                .map(each -> Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS)))
                .toList();

        var placed = new ConcurrentHashMap<UUID, Person>();
        var late = new ConcurrentLinkedQueue<UUID>();
        var statuses = Together.run(JOINERS + 4, i -> () -> {
            if (i >= JOINERS) {
                Thread.sleep(LONGEST_DELAY_MILLIS * (i - JOINERS + 1L));
                expiring.expire();
                following.follow();
                return List.<Integer>of();
            }
            var answer = shopping.place(joiners.get(i), bodies.get(i));
            Thread.sleep(delays.get(i));
            return answer.status() != 201
                    ? List.of(answer.status())
                    : Stream.concat(
                                    Stream.of(201),
                                    act(joiners.get(i), Shopping.idOf(answer), manners.get(i), placed, late).stream())
                            .toList();
        });
        assertThat(statuses.stream().flatMap(List::stream)).isSubsetOf(200, 201, 303, 409);

        loseAll();
        groups.passTimeToPay();
        expireAll();
        // Who comes late meets those who take the seats that were free again.
        var latecomers = List.copyOf(late);
        var news = latecomers.stream()
                .map(payments::paid)
                .flatMap(each -> random.nextBoolean() ? Stream.of(each) : Stream.of(each, each.again()))
                .toList();
        var second = peopleNamed("Second friend", OPEN * 2);
        var secondBodies = second.stream()
                .map(each -> shopping.together(each, campaign, codes.get(random.nextInt(OPEN)), piece))
                .toList();
        var told = Together.run(news.size() + second.size() + 3, i -> () -> {
            if (i < news.size()) {
                return List.of(payments.send(news.get(i)).status());
            } else if (i < news.size() + second.size()) {
                int who = i - news.size();
                var answer = shopping.place(second.get(who), secondBodies.get(who));
                return answer.status() != 201
                        ? List.of(answer.status())
                        : List.of(201, pay(second.get(who), Shopping.idOf(answer), placed));
            } else if (i == news.size() + second.size()) {
                askAll();
            }
            following.follow();
            return List.<Integer>of();
        });
        assertThat(told.stream().flatMap(List::stream)).isSubsetOf(200, 201, 409);
        following.follow();
        requireRight(honey, openers, joiners, second, before);

        groups.passADay();
        expireAll();
        following.follow();
        following.follow();
        requireRight(honey, openers, joiners, second, before);
        assertThat(wrongGroups(campaign)).isZero();
        assertThat(groups.read(campaign).filled()).isPositive();
        assertThat(neitherSeatedNorRefunded(campaign)).isEmpty();
        assertThat(books.trialBalance().isRight()).isTrue();
        System.out.printf(
                "GroupCrowdTests: %d joiners, %d late, %d people moved to another group, groups filled %d, failed %d%n",
                JOINERS,
                latecomers.size(),
                moved(campaign),
                groups.read(campaign).filled(),
                groups.read(campaign).failed());
    }

    private List<Person> peopleNamed(String name, int howMany) {
        var made = IntStream.range(0, howMany)
                .mapToObj(i -> people.signUp(name + " " + i))
                .toList();
        made.forEach(orders::addressOf);
        return made;
    }

    private String opened(Person opener, UUID campaign, Pieces piece) {
        var order = ((io.shuke.ordering.PlacingOrder.Outcome.Placed)
                        orders.together(opener, null, campaign, null, piece))
                .order();
        return Objects.requireNonNull(orders.pay(opener, order).group()).code();
    }

    private List<Integer> act(
            Person buyer,
            UUID orderId,
            Manner manner,
            ConcurrentHashMap<UUID, Person> placed,
            ConcurrentLinkedQueue<UUID> late) {
        var told = new ArrayList<Integer>();
        switch (manner) {
            case NEVER_PAYS -> placed.put(orderId, buyer);
            case PAYS_LATE -> {
                placed.put(orderId, buyer);
                late.add(orders.charge(buyer, orders.read(buyer, orderId)));
            }
            case PAYS -> told.add(pay(buyer, orderId, placed));
            case PAYS_AND_IS_TOLD_AGAIN -> {
                var order = orders.read(buyer, orderId);
                placed.put(orderId, buyer);
                var notice = payments.paid(orders.charge(buyer, order));
                told.addAll(Together.run(
                        3,
                        i -> () ->
                                payments.send(i < 2 ? notice : notice.again()).status()));
            }
            case PAYS_AND_NOBODY_IS_TOLD -> {
                placed.put(orderId, buyer);
                var cashier = orders.cashier(buyer, orders.read(buyer, orderId)).orElseThrow();
                told.add(http.post(null, URI.create(cashier).getPath() + "/payment", null)
                        .status());
            }
            case PAYS_AND_LEAVES -> {
                told.add(pay(buyer, orderId, placed));
                told.add(shopping.cancel(buyer, orderId).status());
            }
        }
        return told;
    }

    private int pay(Person buyer, UUID orderId, ConcurrentHashMap<UUID, Person> placed) {
        Order order = orders.read(buyer, orderId);
        placed.put(orderId, buyer);
        return payments.send(payments.paid(orders.charge(buyer, order))).status();
    }

    private void expireAll() {
        while (expiring.expire() == ExpiringOrders.BATCH) {
            // More of them are due.
        }
    }

    private void loseAll() {
        while (notices.sendDue() > 0) {
            // More of them are lost.
        }
    }

    private void askAll() {
        while (asking.askDue() > 0) {
            // More of them were paid, perhaps.
        }
    }

    private void requireRight(
            GoodsFixture.Made honey,
            List<Person> openers,
            List<Person> joiners,
            List<Person> second,
            MarketBooks.Before before) {
        var buyers = Stream.of(openers, joiners, second)
                .flatMap(List::stream)
                .map(Person::id)
                .toArray(UUID[]::new);
        var vendors = jdbc.sql("select vendor_id from catalog.product where id = :id")
                .param("id", honey.productId())
                .query(UUID.class)
                .list();
        var placed = jdbc.sql("select count(*) from ordering.orders where buyer_id = any(:buyers)")
                .param("buyers", buyers)
                .query(Long.class)
                .single();
        var scope = new Scope(
                buyers,
                new UUID[0],
                vendors.toArray(UUID[]::new),
                new UUID[] {honey.sku()},
                new Integer[] {PIECES},
                placed,
                0,
                0);
        assertThat(marketBooks.wrong(scope, before)).isEmpty();
    }

    /** Groups that are full of something else than so many people who paid, each once; or that failed and keep money. */
    private int wrongGroups(UUID campaign) {
        return jdbc.sql("""
                select count(*) from groupbuying.groups g
                cross join lateral (
                    select count(*) as seats, count(distinct s.owner_id) as people,
                           count(*) filter (where o.paid_at is not null) as paid,
                           count(*) filter (where o.state = 'GATHERING') as gathering
                    from groupbuying.seats s join ordering.orders o on o.id = s.order_id
                    where s.group_id = g.id and s.state <> 'BACK') s
                where g.campaign_id = :campaign
                  and (s.gathering > 0
                       or case g.state when 'FILLED' then s.seats <> g.size or s.people <> g.size or s.paid <> g.size
                                       when 'FAILED' then s.seats <> 0
                                       else true end)
                """).param("campaign", campaign).query(Integer.class).single();
    }

    /** Orders that were paid, here or by the payment company's word, and have neither a seat in a full group nor all of it back. */
    private List<UUID> neitherSeatedNorRefunded(UUID campaign) {
        return jdbc.sql("""
                select o.id from ordering.orders o
                cross join lateral (
                    select coalesce(sum(c.amount_minor) filter (where c.paid_at is not null), 0) as paid,
                           count(*) filter (where c.paid_at is null and s.state = 'PAID') as unheard
                    from payment.charge c left join sandbox.charge s on s.number = c.id::text
                    where c.order_id = o.id) came
                cross join lateral (
                    select coalesce(sum(r.amount_minor), 0) as minor from payment.refund r
                    where r.order_id = o.id) back
                where o.id in (select order_id from groupbuying.seats where campaign_id = :campaign)
                  and (came.unheard > 0
                       or case when o.state = 'PAID'
                               then came.paid <> o.total_minor or back.minor <> 0 or not exists (
                                   select from groupbuying.seats s join groupbuying.groups g on g.id = s.group_id
                                   where s.order_id = o.id and s.state = 'PAID' and g.state = 'FILLED')
                               else o.state not in ('CANCELLED', 'EXPIRED') or came.paid <> back.minor end)
                """).param("campaign", campaign).query(UUID.class).list();
    }

    private int moved(UUID campaign) {
        return jdbc.sql(
                        "select count(*) from groupbuying.seats where campaign_id = :campaign and moved_from is not null")
                .param("campaign", campaign)
                .query(Integer.class)
                .single();
    }
}
