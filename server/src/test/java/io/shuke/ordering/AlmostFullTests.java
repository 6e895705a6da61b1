package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.identity.Person;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The groups that the shop suggests because they lack few people. */
@ServerTest
class AlmostFullTests extends GroupOrders {
    @Autowired
    private Http http;

    /** Other tests' groups have ended. */
    @BeforeEach
    void letADayPass() {
        groups.passADay();
        expireAll();
        following.follow();
    }

    @Test
    void showsGroupsThatLackFewPeople() {
        var near = codeOf(opened("Lin"));
        var tea = goods.product("Tea", ALONE, 100);
        var many = groups.published(groups.draft(tea, 9, TOGETHER, 50));
        var far = opened(people.signUp("Su"), many, tea);
        assertThat(suggested(null)).containsExactly(near);
        for (int i = 0; i < 5; i++) {
            join(people.signUp("Friend " + i), many, tea, far);
        }
        assertThat(suggested(null)).as("three of nine are missing").containsExactlyInAnyOrder(near, far);
    }

    @Test
    void showsNobodyTheirOwnGroup() {
        var lin = people.signUp("Lin");
        var code = opened(lin, campaign, honey);
        assertThat(suggested(lin)).isEmpty();
        assertThat(suggested(people.signUp("Mei"))).containsExactly(code);
    }

    @Test
    void leavesOutWhatIsNotShownBeforeItCounts() {
        var visible = codeOf(opened("Lin"));
        for (int i = 0; i < 7; i++) {
            var hidden = goods.product("Hidden", ALONE, 10);
            opened(people.signUp("Su"), groups.published(groups.draft(hidden, 2, TOGETHER, 10)), hidden);
            goods.hide(hidden.productId());
        }
        assertThat(suggested(null)).containsExactly(visible);
    }

    @Test
    void leavesOutGroupsWhoseGoodsAreGone() {
        var comb = goods.product("Comb honey", ALONE, 10);
        var scarce = groups.published(groups.draft(comb, 3, TOGETHER, 3));
        var code = opened(people.signUp("Lin"), scarce, comb);
        assertThat(suggested(null)).containsExactly(code);
        placed(orders.together(people.signUp("Mei"), null, scarce, code, new Pieces(comb.sku(), 2)));
        assertThat(suggested(null)).isEmpty();
    }

    private String opened(Person opener, UUID offer, Made made) {
        return codeOf(orders.pay(
                opener, placed(orders.together(opener, null, offer, null, new Pieces(made.sku(), 1)))));
    }

    private void join(Person friend, UUID offer, Made made, String code) {
        orders.pay(friend, placed(orders.together(friend, null, offer, code, new Pieces(made.sku(), 1))));
    }

    private List<String> suggested(@Nullable Person reader) {
        return http.get(reader == null ? null : reader.token(), "/api/groups")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.at("/group/code").asString())
                .toList();
    }
}
