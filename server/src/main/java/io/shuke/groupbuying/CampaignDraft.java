package io.shuke.groupbuying;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A campaign that is to be made, for everybody or for the members of one circle. Its goods are SKUs of one product. */
public record CampaignDraft(
        List<Goods> goods,
        int size,
        int fillHours,
        Instant startsAt,
        Instant endsAt,
        int piecesEach,
        int seatsEach,
        CampaignRules rules,
        @Nullable UUID circleId) {
    public CampaignDraft {
        goods = List.copyOf(goods);
    }

    /** For everybody; a group has to be full. */
    public CampaignDraft(
            List<Goods> goods,
            int size,
            int fillHours,
            Instant startsAt,
            Instant endsAt,
            int piecesEach,
            int seatsEach) {
        this(goods, size, fillHours, startsAt, endsAt, piecesEach, seatsEach, CampaignRules.plain(size));
    }

    /** For everybody whom the rules let in. */
    public CampaignDraft(
            List<Goods> goods,
            int size,
            int fillHours,
            Instant startsAt,
            Instant endsAt,
            int piecesEach,
            int seatsEach,
            CampaignRules rules) {
        this(goods, size, fillHours, startsAt, endsAt, piecesEach, seatsEach, rules, null);
    }

    /**
     * A SKU at its group price, and how many pieces of it are set aside.
     *
     * @param steps what it costs with more people than are needed
     */
    public record Goods(UUID skuId, Money price, int pieces, List<PriceStep> steps) {
        public Goods {
            steps = List.copyOf(steps);
        }

        public Goods(UUID skuId, Money price, int pieces) {
            this(skuId, price, pieces, List.of());
        }

        /** What it costs with the most people. */
        Money leastPrice() {
            return steps.isEmpty() ? price : steps.getLast().price();
        }

        private List<Integer> people() {
            return steps.stream().map(PriceStep::people).toList();
        }

        /** Each step has more people than the one before, and costs less. */
        private boolean goesDown(int from) {
            var people = from;
            var last = price;
            for (var step : steps) {
                if (step.people() <= people
                        || !step.price().isPositive()
                        || !step.price().isLessThan(last)) {
                    return false;
                }
                people = step.people();
                last = step.price();
            }
            return true;
        }
    }

    /** What it offers, each once. */
    List<UUID> skuIds() {
        return goods.stream().map(Goods::skuId).distinct().toList();
    }

    /** The steps of all goods one by one, as statements take them. */
    Map<String, Object> stepParams() {
        return Map.of(
                "step_skus", each((sku, step) -> sku).toArray(UUID[]::new),
                "step_people", each((sku, step) -> step.people()).toArray(Integer[]::new),
                "step_prices", each((sku, step) -> step.price().amountMinor()).toArray(Long[]::new));
    }

    private <T> Stream<T> each(BiFunction<UUID, PriceStep, T> part) {
        return goods.stream().flatMap(each -> each.steps().stream().map(step -> part.apply(each.skuId(), step)));
    }

    /** The steps of all goods are at the same numbers of people, none beyond the size, and each costs less than the one before. */
    boolean hasRightSteps() {
        var people = goods.isEmpty() ? List.<Integer>of() : goods.getFirst().people();
        return goods.stream().allMatch(each -> each.people().equals(people) && each.goesDown(rules.least()))
                && (people.isEmpty() || people.getLast() <= size);
    }

    /** Enough people for a group and no more than have room, and something is left to pay for its opener. */
    boolean hasRightRules() {
        var saved = rules.openerSaves();
        return rules.least() >= 2
                && rules.least() <= size
                && !saved.isLessThan(saved.zero())
                && goods.stream().allMatch(each -> saved.isLessThan(each.leastPrice()));
    }
}
