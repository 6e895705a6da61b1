package io.shuke.payment.wechat;

import io.shuke.payment.BillRow;
import io.shuke.payment.Charge.Way;
import io.shuke.payment.Notice;
import io.shuke.payment.PaymentProvider;
import io.shuke.payment.wechat.WeChatApi.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** WeChat Pay. */
final class WeChatProvider implements PaymentProvider {
    static final String NAME = "wechat";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final int LONGEST_REASON = 80;

    private final WeChatSettings settings;
    private final WeChatCharges charges;
    private final WeChatTransfers transfers;
    private final WeChatBills bills;
    private final WeChatApi api;
    private final WeChatNotices notices;
    private final Environment environment;

    WeChatProvider(
            WeChatSettings settings,
            WeChatCharges charges,
            WeChatTransfers transfers,
            WeChatApi api,
            WeChatNotices notices,
            Environment environment) {
        this.settings = settings;
        this.charges = charges;
        this.transfers = transfers;
        this.bills = new WeChatBills(api);
        this.api = api;
        this.notices = notices;
        this.environment = environment;
    }

    static String noticeUrl(Environment environment) {
        return environment.getProperty("shuke.public-url", "") + "/api/payment-notices/" + NAME;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Way> ways() {
        return settings.ways();
    }

    @Override
    public boolean needsAccount(Way way) {
        return way == Way.JSAPI;
    }

    @Override
    public boolean paysAccounts() {
        return true;
    }

    @Override
    public Optional<Handover> handOver(ChargeWish charge, @Nullable String prepared) {
        return prepared == null ? Optional.empty() : Optional.of(charges.handOver(charge, prepared));
    }

    @Override
    public String prepare(ChargeWish charge, Buyer buyer) {
        return charges.prepare(charge, buyer);
    }

    @Override
    public Notice verified(Map<String, String> headers, byte[] body, Instant now) {
        return notices.verified(headers, body, now);
    }

    @Override
    public Optional<Notice> askAboutCharge(String number) {
        return charges.ask(number);
    }

    @Override
    public Optional<Notice> closeCharge(String number) {
        return charges.close(number);
    }

    /** The same number again is the same refund, and is answered with how it stands. */
    @Override
    public Optional<Notice> refund(RefundWish refund) {
        var content = new LinkedHashMap<String, Object>();
        content.put("out_trade_no", Numbers.of(refund.chargeNumber()));
        content.put("out_refund_no", Numbers.of(refund.number()));
        content.put(
                "reason", refund.reason().substring(0, Math.min(refund.reason().length(), LONGEST_REASON)));
        content.put("notify_url", noticeUrl(environment));
        content.put(
                "amount",
                Map.of(
                        "refund", refund.amount().amountMinor(),
                        "total", refund.charged().amountMinor(),
                        "currency", refund.amount().currency()));
        try {
            return notices.askedAboutRefund(api.post(REFUNDS, content));
        } catch (Refused e) {
            throw new Unreachable("WeChat doesn't take refund " + refund.number() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<List<BillRow>> bill(LocalDate day) {
        return bills.of(day);
    }

    @Override
    public Optional<Notice> payOut(PayoutWish payout) {
        return transfers.payOut(payout);
    }
}
