package io.shuke.groupbuying;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.FollowingGroups;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Caller;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class CountingFunnelsTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private GroupsFixture groups;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private FollowingGroups following;

    @Autowired
    private NotingLooks looks;

    @Autowired
    private CountingFunnels counting;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Http http;

    private UUID campaign = new UUID(0, 0);
    private UUID product = new UUID(0, 0);
    private UUID honey = new UUID(0, 0);

    @BeforeEach
    void offerHoneyToTwo() {
        var made = goods.product("Linden honey", 128_00, 100);
        product = made.productId();
        honey = made.sku();
        campaign = groups.published(groups.draft(made, 2, 99_00, 60));
    }

    @Test
    void countsWhoLookedSharedAndPaidAndWhatWasFilledAndGivenBack() {
        assertThat(funnel()).isEqualTo(CampaignFunnel.UNCOUNTED);
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var su = people.signUp("Su");
        var first = buy(lin, null);
        share(lin, first);
        share(lin, first);
        for (int i = 0; i < 3; i++) {
            look(mei, "/api/groups/" + codeOf(first));
        }
        look(su, "/api/products/" + product + "/group-offers");
        buy(mei, codeOf(first));
        buy(su, null);
        groups.passADay();
        following.follow();

        counting.count();
        counting.count();
        var counted = funnel();
        assertThat(counted.seen()).isEqualTo(2);
        assertThat(counted.shared()).isEqualTo(1);
        assertThat(counted.joined()).isEqualTo(3);
        assertThat(counted.filled()).isEqualTo(2);
        assertThat(counted.refunded()).isEqualTo(1);
        assertThat(counted.countedAt()).isNotNull();
    }

    /** A look waits in memory: what is looked at costs what it cost before. */
    @Test
    void aLookCostsNoStatementUntilItIsWritten() {
        var lin = people.signUp("Lin");
        var group = Objects.requireNonNull(buy(lin, null).group());
        var caller = new Caller(lin.id(), false, Set.of(), null, UUID.randomUUID());
        looks.write();
        assertThat(StatementCounts.during(() -> looks.note(caller, campaign, group.id())))
                .isEmpty();
        assertThat(StatementCounts.during(looks::write)).hasSize(1);
        assertThat(StatementCounts.during(looks::write)).isEmpty();
    }

    private CampaignFunnel funnel() {
        return campaigns.funnelOf(campaign).orElseThrow();
    }

    private void look(Person person, String path) {
        assertThat(http.get(person.token(), path).status()).isEqualTo(200);
        looks.write();
    }

    private void share(Person person, Order order) {
        var target = Map.of(
                "kind", "GROUP", "id", Objects.requireNonNull(order.group()).id());
        assertThat(http.post(
                                person.token(),
                                "/api/share-links",
                                Map.of("target", target, "channel", "COPY", "placement", "group"))
                        .status())
                .isIn(List.of(200, 201));
    }

    private Order buy(Person buyer, @Nullable String code) {
        var outcome = orders.together(buyer, null, campaign, code, new Pieces(honey, 1));
        assertThat(outcome).isInstanceOf(Outcome.Placed.class);
        return orders.pay(buyer, ((Outcome.Placed) outcome).order());
    }

    private static String codeOf(Order order) {
        return Objects.requireNonNull(order.group()).code();
    }
}
