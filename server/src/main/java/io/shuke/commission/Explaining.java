package io.shuke.commission;

import io.shuke.commission.Explanation.Reason;
import io.shuke.commission.Explanation.Taken;
import io.shuke.commission.Reversals.Reversal;
import io.shuke.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Explains one commission in the reader's language: the sale, the budget out of it, the role and what it rests on, when
 * it is released, each reversal – and why it was not more. Everything said comes from what was frozen on the row.
 */
@Component
public class Explaining {
    /** The channel of what was bought by a circle's offer; its sentence has the same name. */
    private static final String THROUGH_CIRCLE = "CIRCLE";

    private final Commissions commissions;
    private final Reversals reversals;
    private final Holds holds;
    private final PlansInForce plans;
    private final CustomerNames names;
    private final Wording wording;

    Explaining(
            Commissions commissions,
            Reversals reversals,
            Holds holds,
            PlansInForce plans,
            CustomerNames names,
            Wording wording) {
        this.commissions = commissions;
        this.reversals = reversals;
        this.holds = holds;
        this.plans = plans;
        this.names = names;
        this.wording = wording;
    }

    /** The explanation for the partner who earned it; somebody else's is as absent as one that doesn't exist. */
    @Transactional(readOnly = true)
    public Optional<Explanation> explain(UUID commissionId, UUID partnerId, Locale locale) {
        return commissions
                .find(commissionId)
                .filter(commission -> commission.partnerId().equals(partnerId))
                .map(commission -> explanation(commission, locale));
    }

    /** The explanation for staff. */
    @Transactional(readOnly = true)
    public Optional<Explanation> explain(UUID commissionId, Locale locale) {
        return commissions.find(commissionId).map(commission -> explanation(commission, locale));
    }

    private Explanation explanation(Commission commission, Locale locale) {
        var plan = plans.version(commission.planVersion());
        var taken = reversals.of(commission.id());
        var hold = holds.of(commission.orderId(), commission.partnerId()).orElse(null);
        var name = names.of(List.of(commission.buyerId())).getOrDefault(commission.buyerId(), "");
        return new Explanation(
                commission,
                name,
                commission.base(),
                commission.refunded(),
                plan.name(),
                wording.text(locale, "commission.rule." + commission.role()),
                reason(commission),
                hold,
                taken.stream()
                        .map(one -> new Taken(one.at(), one.amount(), reasonText(one, locale)))
                        .toList(),
                whyNotMore(commission, plan, locale),
                sentences(commission, plan, name, hold, taken, locale));
    }

    private static Reason reason(Commission commission) {
        var bound = commission.boundSince();
        var touched = commission.touchedAt();
        if (commission.role() != Role.SHARER && bound != null) {
            return new Reason(Reason.Kind.BINDING, bound, null, null);
        }
        if (touched != null) {
            return new Reason(Reason.Kind.TOUCH, touched, commission.linkCode(), commission.channel());
        }
        throw new IllegalStateException("commission " + commission.id() + " rests on nothing");
    }

    private List<String> sentences(
            Commission commission,
            Plan plan,
            String customer,
            @Nullable Hold hold,
            List<Reversal> taken,
            Locale locale) {
        var sentences = new ArrayList<String>();
        sentences.add(wording.text(
                locale,
                "commission.sentence.sale",
                Wording.time(locale, commission.accruedAt()),
                customer,
                titleOf(commission),
                commission.quantity(),
                commission.orderNumber(),
                Wording.amount(commission.base())));
        sentences.add(wording.text(
                locale,
                "commission.sentence.budget",
                plan.name(),
                plan.version(),
                Wording.rate(commission.budgetBasisPoints()),
                Wording.amount(commission.base()),
                Wording.amount(commission.budget()),
                wording.text(locale, "commission.budget-rule." + commission.budgetRule())));
        sentences.add(roleSentence(commission, plan, locale));
        taken.forEach(one -> sentences.add(wording.text(
                locale,
                "commission.sentence.reversed",
                Wording.time(locale, one.at()),
                reasonText(one, locale),
                Wording.amount(one.amount()))));
        if (commission.state() == Commission.State.PENDING && hold != null && hold.state() == Hold.State.HELD) {
            sentences.add(wording.text(locale, "commission.sentence.held"));
        } else if (commission.state() != Commission.State.REVERSED) {
            sentences.add(releaseSentence(commission, plan, locale));
        }
        return sentences;
    }

    private String roleSentence(Commission commission, Plan plan, Locale locale) {
        var reason = reason(commission);
        return wording.text(
                locale,
                "commission.sentence." + basisOf(commission, reason),
                Wording.time(locale, reason.at()),
                reason.channel() == null ? "" : wording.text(locale, "commission.channel." + reason.channel()),
                plan.windowDays(),
                Wording.rate(commission.rateBasisPoints()),
                Wording.amount(commission.budget()),
                Wording.amount(commission.amount()));
    }

    private static String basisOf(Commission commission, Reason reason) {
        if (ownPurchase(commission)) {
            return "REBATE";
        }
        return THROUGH_CIRCLE.equals(reason.channel())
                ? THROUGH_CIRCLE
                : commission.role().name();
    }

    private static boolean ownPurchase(Commission commission) {
        return commission.partnerId().equals(commission.buyerId());
    }

    private String releaseSentence(Commission commission, Plan plan, Locale locale) {
        var released = commission.releasedAt();
        var due = commission.releaseDue();
        if (released != null) {
            return wording.text(locale, "commission.sentence.released", Wording.time(locale, released));
        }
        return due == null
                ? wording.text(locale, "commission.sentence.waiting", plan.releaseDays())
                : wording.text(locale, "commission.sentence.due", Wording.time(locale, due), plan.releaseDays());
    }

    /** Who else earned by the line, or why its other part went to nobody; then what rounding took. */
    private List<String> whyNotMore(Commission commission, Plan plan, Locale locale) {
        if (commission.role() == Role.INTRODUCER) {
            return roundedDown(commission) ? List.of(wording.text(locale, "commission.not-more.rounding")) : List.of();
        }
        var line = commissions.ofLine(commission.lineId());
        var other = commission.role() == Role.OWNER ? Role.SHARER : Role.OWNER;
        var otherRate = other == Role.OWNER ? plan.ownerBasisPoints() : plan.sharerBasisPoints();
        var whose = line.stream()
                .filter(one -> one.role() == other)
                .findFirst()
                .map(one -> one.partnerId().equals(commission.partnerId()) ? "mine" : "others")
                .orElse("nobody");
        var reasons = new ArrayList<String>();
        reasons.add(wording.text(locale, "commission.not-more." + other + "." + whose, Wording.rate(otherRate)));
        if (roundedDown(commission)) {
            reasons.add(wording.text(locale, "commission.not-more.rounding"));
        }
        return reasons;
    }

    private static boolean roundedDown(Commission commission) {
        return commission.base().amountMinor() * commission.budgetBasisPoints() % Money.BASIS != 0
                || commission.budget().amountMinor() * commission.rateBasisPoints() % Money.BASIS != 0;
    }

    private String reasonText(Reversal reversal, Locale locale) {
        return wording.text(locale, "commission.reversal." + reversal.reason());
    }

    private static String titleOf(Commission commission) {
        return commission.options().isBlank()
                ? commission.productTitle()
                : commission.productTitle() + " " + commission.options();
    }
}
