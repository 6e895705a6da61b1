package io.shuke.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.OperatorProducts;
import io.shuke.catalog.Picture;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.supply.Proposal.State;
import io.shuke.supply.SupplyFixture.Supplied;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ProposalsTests {
    @Autowired
    private SupplyFixture supply;

    @Autowired
    private Proposals proposals;

    @Autowired
    private OperatorProducts products;

    @Autowired
    private Http http;

    private Supplied alin;

    @BeforeEach
    void alinSupplies() {
        alin = supply.supplied();
    }

    @Test
    void newGoodsAreOnSaleOnlyOnceStaffApprovedThemAtTheirOwnPrice() {
        assertThat(state()).isEqualTo(State.WAITING);
        assertThat(http.get(alin.member().token(), "/api/supplier/goods")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(approve(alin.proposalId(), terms(52_00, null)).status()).isEqualTo(200);
        var id = proposals.compared(alin.proposalId()).orElseThrow().proposal().productId();
        var product = products.find(Objects.requireNonNull(id)).orElseThrow();
        assertThat(product.title()).isEqualTo("Rock tea");
        assertThat(product.vendor()).isEqualTo(alin.supplier().name());
        assertThat(product.published()).isTrue();
        assertThat(product.commissionBudgetBasisPoints()).isEqualTo(800);
        assertThat(product.skus()).singleElement().satisfies(sku -> {
            assertThat(sku.price()).isEqualTo(Money.cny(52_00));
            assertThat(sku.purchasePrice()).isEqualTo(Money.cny(20_00));
            assertThat(sku.stock()).isEqualTo(30);
        });
    }

    @Test
    void aChangeIsSeenBesideTheProductAndChangesItOnlyWhenApproved() {
        var proposed = propose(alin.wish());
        assertThat(proposed.status()).isEqualTo(201);
        var id = UUID.fromString(proposed.body().path("id").asString());
        var compared = proposals.compared(id).orElseThrow();
        var before = Objects.requireNonNull(compared.before());
        assertThat(before.title()).isEqualTo("Honey");
        assertThat(compared.proposal().goods().title()).isEqualTo("Wild honey");
        assertThat(propose(alin.wish()).problem()).isEqualTo("proposal-open");
        assertThat(approve(id, terms(61_00, before.version() + 1)).problem()).isEqualTo("edited-meanwhile");
        assertThat(products.find(alin.productId()).orElseThrow().title()).isEqualTo("Honey");
        assertThat(approve(id, terms(61_00, before.version())).status()).isEqualTo(200);
        var after = products.find(alin.productId()).orElseThrow();
        assertThat(after.title()).isEqualTo("Wild honey");
        assertThat(after.skus().getFirst().purchasePrice()).isEqualTo(Money.cny(31_00));
        assertThat(after.skus().getFirst().id()).isEqualTo(alin.skuId());
    }

    @Test
    void aChangeOfGoodsThatAreAnotherSuppliersByNowIsRefused() {
        var proposed = propose(alin.wish());
        var id = UUID.fromString(proposed.body().path("id").asString());
        var version = products.find(alin.productId()).orElseThrow().version();
        supply.handOver(alin.productId(), supply.verified());

        assertThat(approve(id, terms(61_00, version + 1)).problem()).isEqualTo("proposal-not-of-supplier");
        assertThat(products.find(alin.productId()).orElseThrow().title()).isEqualTo("Honey");
        assertThat(decline(id, "It is another supplier's.").status()).isEqualTo(200);
    }

    @Test
    void picturesComeInTheProposalsOrderAndTwentyOfThemStayTwenty() {
        var pictures = IntStream.range(0, 20)
                .mapToObj(i -> supply.picture(alin.member(), i))
                .toList();
        assertThat(approvedWith(pictures)).isEqualTo(pictures);
        assertThat(approvedWith(pictures.reversed())).isEqualTo(pictures.reversed());
        assertThat(approvedWith(pictures.subList(3, 6))).isEqualTo(pictures.subList(3, 6));
    }

    /** The product's pictures once a change to these was approved. */
    private List<UUID> approvedWith(List<UUID> pictures) {
        var wish = new java.util.HashMap<>(alin.wish());
        wish.put(
                "pictures",
                pictures.stream()
                        .map(each -> Map.of("mediaId", each, "alt", "Honey"))
                        .toList());
        var id = UUID.fromString(propose(wish).body().path("id").asString());
        var version = products.find(alin.productId()).orElseThrow().version();
        assertThat(approve(id, terms(61_00, version)).status()).isEqualTo(200);
        return products.find(alin.productId()).orElseThrow().pictures().stream()
                .map(Picture::id)
                .toList();
    }

    @Test
    void aDeclinedProposalTellsItsSupplierWhyAndChangesNothing() {
        var declined = decline(alin.proposalId(), "The picture shows another jar.");
        assertThat(declined.status()).isEqualTo(200);
        var seen = http.get(alin.member().token(), "/api/supplier/proposals/" + alin.proposalId());
        assertThat(seen.body().path("state").asString()).isEqualTo("DECLINED");
        assertThat(seen.body().path("reason").asString()).isEqualTo("The picture shows another jar.");
        assertThat(approve(alin.proposalId(), terms(52_00, null)).problem()).isEqualTo("proposal-not-in-state");
    }

    @Test
    void approvedAndDeclinedAtOnceItIsDecidedOnce() {
        for (int round = 0; round < 5; round++) {
            var id = supply.proposal(alin.supplier(), alin.member(), alin.categoryId());
            var before = goods();
            var answers = Together.run(
                    4, i -> () -> (i % 2 == 0 ? approve(id, terms(52_00, null)) : decline(id, "No.")).status());
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
            var approved = proposals.compared(id).orElseThrow().proposal().state() == State.APPROVED;
            assertThat(goods() - before).isEqualTo(approved ? 1 : 0);
        }
    }

    @Test
    void withoutAVerifiedLicenceNothingNewGoesOnSale() {
        var unverified = supply.create();
        var id = supply.proposal(unverified, supply.member(unverified), alin.categoryId());
        assertThat(approve(id, terms(52_00, null)).problem()).isEqualTo("supplier-not-verified");
    }

    @Test
    void aWithdrawnProposalIsNotApproved() {
        var path = "/api/supplier/proposals/" + alin.proposalId() + "/withdrawal";
        assertThat(http.post(alin.member().token(), path, null).status()).isEqualTo(200);
        assertThat(approve(alin.proposalId(), terms(52_00, null)).problem()).isEqualTo("proposal-not-in-state");
        assertThat(http.post(alin.member().token(), path, null).problem()).isEqualTo("proposal-not-in-state");
    }

    @Test
    void whatWouldBeRefusedAsAProductIsRefusedAsAProposal() {
        var wish = new java.util.HashMap<>(alin.wish());
        wish.put("categoryId", Ids.next());
        assertThat(propose(wish).problem()).isEqualTo("invalid-request");
        wish.put("categoryId", alin.categoryId());
        wish.put("pictures", List.of(Map.of("mediaId", Ids.next(), "alt", "")));
        assertThat(propose(wish).problem()).isEqualTo("invalid-request");
    }

    private State state() {
        return proposals.compared(alin.proposalId()).orElseThrow().proposal().state();
    }

    private int goods() {
        return proposals.goodsOf(alin.supplier().id(), null, 50).items().size();
    }

    private static Map<String, Object> terms(long price, @org.jspecify.annotations.Nullable Integer version) {
        var terms = new java.util.HashMap<String, Object>(
                Map.of("prices", List.of(Money.cny(price)), "commissionBudgetBasisPoints", 800, "published", true));
        if (version != null) {
            terms.put("productVersion", version);
        }
        return terms;
    }

    private Answer propose(Map<String, Object> wish) {
        return http.post(alin.member().token(), "/api/supplier/proposals", wish, "Idempotency-Key", Ids.code(20));
    }

    private Answer approve(UUID id, Map<String, Object> terms) {
        return decide(id, "approval", terms);
    }

    private Answer decline(UUID id, String reason) {
        return decide(id, "refusal", Map.of("reason", reason));
    }

    private Answer decide(UUID id, String decision, Map<String, Object> body) {
        return http.post(
                supply.staff().token(),
                "/api/operator/proposals/" + id + "/" + decision,
                body,
                "Idempotency-Key",
                Ids.code(20));
    }
}
