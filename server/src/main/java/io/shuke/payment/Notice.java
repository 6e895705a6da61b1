package io.shuke.payment;

import io.shuke.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said about one of our numbers, its signature checked.
 *
 * @param id the provider's id of the notice; the same id is the same notice
 * @param number our number of the charge, refund or payout
 * @param merchant who the provider thinks we are
 * @param merchantIsUs whether that is right
 * @param detail why it failed, or what a person confirms it with
 * @param personAccount the account at the provider of the person who paid or was paid, where the provider tells it
 * @param asked whether we asked, rather than being told
 * @param text what is kept of it
 */
public record Notice(
        String provider,
        String id,
        Kind kind,
        String number,
        Money amount,
        String merchant,
        boolean merchantIsUs,
        @Nullable String orderNumber,
        @Nullable String providerNumber,
        @Nullable String detail,
        @Nullable String personAccount,
        boolean asked,
        NoticeText text) {
    /** What happened, in our words. */
    public enum Kind {
        CHARGE_PAID,
        CHARGE_FAILED,
        REFUND_DONE,
        REFUND_CLOSED,
        REFUND_ABNORMAL,
        /** The provider is at it; after TO_CONFIRM: the person has confirmed. */
        PAYOUT_RUNNING,
        /** The person is to confirm. */
        PAYOUT_TO_CONFIRM,
        PAYOUT_PAID,
        PAYOUT_FAILED,
        PAYOUT_CANCELLED,
        PAYOUT_EXPIRED
    }
}
