package io.shuke.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AttributionTests {
    private static final int WINDOW = 30;
    private static final Attribution.Counting COUNTING = new Attribution.Counting(WINDOW, false);

    @Autowired
    private Attribution attribution;

    @Autowired
    private Bindings bindings;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private MarketClock clock;

    @Test
    void findsNobodyBehindAnUnsharedSaleInOneStatement() {
        var product = Ids.next();
        var sent = StatementCounts.during(() -> assertThat(
                        attribution.evidenceFor(Ids.next(), null, List.of(product), true, COUNTING, clock.instant()))
                .containsEntry(product, Evidence.NONE));
        assertThat(sent).hasSize(1);
    }

    @Test
    void findsWhoSharedAndWhoOwnsInOneStatement() {
        var lin = people.partner("Lin");
        var qiao = people.partner("Qiao");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        var honey = goods.product("Honey", 3_900, 5).productId();
        var tea = goods.product("Tea", 3_900, 5).productId();
        sharing.open(sharing.product(qiao, honey), visitor, mei.id());
        var sent = StatementCounts.during(() -> {
            var evidence =
                    attribution.evidenceFor(mei.id(), visitor, List.of(honey, tea), false, COUNTING, clock.instant());
            assertThat(of(evidence, honey).ownerPartnerId()).isEqualTo(lin.id());
            assertThat(of(evidence, honey).sharerPartnerId()).isEqualTo(qiao.id());
            assertThat(of(evidence, tea).sharerPartnerId()).isEqualTo(qiao.id());
        });
        assertThat(sent).hasSize(1);
    }

    @Test
    void prefersTheTouchOfTheProductItselfToALaterOneOfSomethingElse() {
        var lin = people.partner("Lin");
        var qiao = people.partner("Qiao");
        var mei = people.signUp("Mei");
        var honey = goods.product("Honey", 3_900, 5).productId();
        var tea = goods.product("Tea", 3_900, 5).productId();
        var visitor = SharingFixture.visitor();
        var ofHoney = sharing.product(lin, honey);
        sharing.open(ofHoney, visitor, mei.id());
        sharing.open(sharing.market(qiao), visitor, mei.id());
        var evidence = attribution.evidenceFor(mei.id(), null, List.of(honey, tea), false, COUNTING, clock.instant());
        assertThat(evidence.get(honey))
                .extracting(Evidence::sharerPartnerId, Evidence::linkCode, Evidence::channel)
                .containsExactly(lin.id(), ofHoney.code(), "POSTER");
        assertThat(of(evidence, tea).sharerPartnerId()).isEqualTo(qiao.id());
    }

    @Test
    void neverCountsTheBuyersOwnLink() {
        var lin = people.partner("Lin");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        sharing.open(sharing.market(lin), visitor, lin.id());
        people.signIn(lin, visitor);
        assertThat(sharerOf(lin.id(), visitor, clock.instant())).isNull();
    }

    @Test
    void countsATouchWithinTheWindowAndNoneAfterTheOrder() {
        var lin = people.partner("Lin");
        var mei = people.signUp("Mei");
        var before = clock.instant();
        sharing.open(sharing.market(lin), SharingFixture.visitor(), mei.id());
        var touched = clock.instant();
        assertThat(sharerOf(mei.id(), null, before)).isNull();
        assertThat(sharerOf(mei.id(), null, touched)).isEqualTo(lin.id());
        assertThat(sharerOf(mei.id(), null, before.plus(Duration.ofDays(WINDOW))))
                .isEqualTo(lin.id());
        assertThat(sharerOf(mei.id(), null, touched.plus(Duration.ofDays(WINDOW))))
                .isNull();
    }

    @Test
    void countsWhatAnotherBrowserOfTheBuyerTouchedBeforeTheySignedInThere() {
        var lin = people.partner("Lin");
        var phone = SharingFixture.visitor();
        var mei = people.signUp("Mei");
        sharing.open(sharing.market(lin), phone);
        assertThat(sharerOf(mei.id(), SharingFixture.visitor(), clock.instant()))
                .isNull();
        people.signIn(mei, phone);
        assertThat(sharerOf(mei.id(), SharingFixture.visitor(), clock.instant()))
                .isEqualTo(lin.id());
    }

    @Test
    void leavesOthersWhoShareTheBrowserTheirOwnTouches() {
        var lin = people.partner("Lin");
        var qiao = people.partner("Qiao");
        var family = SharingFixture.visitor();
        var mei = people.signUp("Mei", family);
        sharing.open(sharing.market(lin), family, mei.id());
        var wei = people.signUp("Wei", family);
        sharing.open(sharing.market(qiao), family, wei.id());
        assertThat(sharerOf(mei.id(), family, clock.instant())).isEqualTo(lin.id());
        assertThat(sharerOf(wei.id(), family, clock.instant())).isEqualTo(qiao.id());
    }

    @Test
    void bindsAtTheFirstPurchaseToTheFirstTouch() {
        var lin = people.partner("Lin");
        var qiao = people.partner("Qiao");
        var mei = people.signUp("Mei");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor, mei.id());
        sharing.open(sharing.market(qiao), visitor, mei.id());
        var at = clock.instant();
        var evidence = attribution.evidenceFor(mei.id(), null, List.of(Ids.next()), true, COUNTING, at);
        assertThat(evidence.values()).allSatisfy(one -> {
            assertThat(one.ownerPartnerId()).isEqualTo(lin.id());
            assertThat(one.boundSince()).isEqualTo(at);
            assertThat(one.sharerPartnerId()).isEqualTo(qiao.id());
        });
        assertThat(bindings.of(mei.id())).hasValueSatisfying(bound -> {
            assertThat(bound.partnerId()).isEqualTo(lin.id());
            assertThat(bound.decidedBy()).isEqualTo(Bindings.DecidedBy.FIRST_PURCHASE);
        });
    }

    @Test
    void bindsNobodyAtALaterPurchase() {
        var lin = people.partner("Lin");
        var mei = people.signUp("Mei");
        sharing.open(sharing.market(lin), SharingFixture.visitor(), mei.id());
        attribution.evidenceFor(mei.id(), null, List.of(Ids.next()), false, COUNTING, clock.instant());
        assertThat(bindings.of(mei.id())).isEmpty();
    }

    @Test
    void bindsOnceWhenTwentyFirstPurchasesHappenAtOnce() {
        var lin = people.partner("Lin");
        var mei = people.signUp("Mei");
        sharing.open(sharing.market(lin), SharingFixture.visitor(), mei.id());
        var owners = Together.run(
                20,
                i -> () -> attribution
                        .evidenceFor(mei.id(), null, List.of(Ids.next()), true, COUNTING, clock.instant())
                        .values()
                        .iterator()
                        .next()
                        .ownerPartnerId());
        assertThat(owners).hasSize(20).containsOnly(lin.id());
        assertThat(bindings.historyOf(mei.id())).hasSize(1);
    }

    private static Evidence of(Map<UUID, Evidence> evidence, UUID product) {
        return Objects.requireNonNull(evidence.get(product));
    }

    private @Nullable UUID sharerOf(UUID buyer, @Nullable UUID visitor, Instant at) {
        var product = Ids.next();
        return of(attribution.evidenceFor(buyer, visitor, List.of(product), false, COUNTING, at), product)
                .sharerPartnerId();
    }
}
