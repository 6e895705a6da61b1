package io.shuke.sandbox;

import io.shuke.shared.Ids;
import org.jspecify.annotations.Nullable;

/** What a merchant is told: the body of a notice, and the answer to a question about something that has ended. */
public record News(String id, String type, String merchant, Data data) {
    /** What it is about; the number is the merchant's. */
    public record Data(
            String number,
            @Nullable String orderNumber,
            long amountMinor,
            String currency,
            String sandboxNumber,
            @Nullable String wallet) {}

    static News ofCharge(Bill bill, String type, String sandboxNumber) {
        return of(
                type,
                bill.merchant(),
                new Data(
                        bill.number(),
                        bill.orderNumber(),
                        bill.amountMinor(),
                        bill.currency(),
                        sandboxNumber,
                        Wallet.of(bill.payer())));
    }

    static News of(String type, String merchant, Data data) {
        return new News(Ids.code(24), type, merchant, data);
    }

    /** What a forger would like the merchant to believe. */
    News forged() {
        return of(
                type,
                merchant,
                new Data(data.number(), data.orderNumber(), 1, data.currency(), "SBforged", data.wallet()));
    }
}
