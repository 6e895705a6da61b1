package io.shuke.payment.wechat;

import io.shuke.payment.Notice;
import io.shuke.payment.PaymentProvider.Buyer;
import io.shuke.payment.PaymentProvider.ChargeWish;
import io.shuke.payment.PaymentProvider.Handover;
import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.wechat.WeChatApi.Refused;
import io.shuke.shared.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Charges at WeChat: told of before the buyer can pay, asked about, closed. The order's number travels along. */
final class WeChatCharges {
    private static final String PATH = "/v3/pay/transactions/";
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final WeChatSettings settings;
    private final WeChatKeys keys;
    private final WeChatApi api;
    private final WeChatNotices notices;
    private final Environment environment;
    private final Clock clock;

    WeChatCharges(
            WeChatSettings settings,
            WeChatKeys keys,
            WeChatApi api,
            WeChatNotices notices,
            Environment environment,
            Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.api = api;
        this.notices = notices;
        this.environment = environment;
        this.clock = clock;
    }

    /** What WeChat answers is a code's content, an address, or the number that the browser hands to WeChat. */
    String prepare(ChargeWish charge, Buyer buyer) {
        try {
            return switch (charge.way()) {
                case QR_CODE ->
                    api.post(PATH + "native", content(charge)).path("code_url").asString();
                case H5 ->
                    api.post(PATH + "h5", h5(charge, buyer)).path("h5_url").asString();
                case JSAPI ->
                    api.post(PATH + "jsapi", jsapi(charge, buyer))
                            .path("prepay_id")
                            .asString();
                case CASHIER -> throw new IllegalArgumentException("WeChat has no cashier");
            };
        } catch (Refused e) {
            throw new Unreachable("WeChat doesn't take charge " + charge.id() + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> content(ChargeWish charge) {
        var content = new LinkedHashMap<String, Object>();
        content.put("appid", settings.appId());
        content.put("mchid", settings.merchantId());
        content.put("description", charge.orderNumber());
        content.put("out_trade_no", Numbers.of(charge.number()));
        content.put("time_expire", time(charge.payBefore()));
        content.put("attach", charge.orderNumber());
        content.put("notify_url", WeChatProvider.noticeUrl(environment));
        content.put(
                "amount",
                Map.of(
                        "total", charge.amount().amountMinor(),
                        "currency", charge.amount().currency()));
        return content;
    }

    private Map<String, Object> h5(ChargeWish charge, Buyer buyer) {
        var content = content(charge);
        content.put("scene_info", Map.of("payer_client_ip", buyer.address(), "h5_info", Map.of("type", "Wap")));
        return content;
    }

    private Map<String, Object> jsapi(ChargeWish charge, Buyer buyer) {
        var content = content(charge);
        content.put("payer", Map.of("openid", String.valueOf(buyer.account())));
        return content;
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA));
    }

    Handover handOver(ChargeWish charge, String prepared) {
        return switch (charge.way()) {
            case QR_CODE -> Handover.code(prepared);
            case H5 -> Handover.url(prepared + "&redirect_url=" + encoded(receiptUrl(charge)));
            case JSAPI -> Handover.bridge(bridge("prepay_id=" + prepared));
            case CASHIER -> throw new IllegalArgumentException("WeChat has no cashier");
        };
    }

    private Map<String, String> bridge(String prepay) {
        var seconds = String.valueOf(clock.instant().getEpochSecond());
        var nonce = Ids.code(20);
        var signature = keys.sign(settings.appId() + "\n" + seconds + "\n" + nonce + "\n" + prepay + "\n");
        var bridge = new LinkedHashMap<String, String>();
        bridge.put("appId", settings.appId());
        bridge.put("timeStamp", seconds);
        bridge.put("nonceStr", nonce);
        bridge.put("package", prepay);
        bridge.put("signType", "RSA");
        bridge.put("paySign", signature);
        return bridge;
    }

    private String receiptUrl(ChargeWish charge) {
        return environment.getProperty("shuke.public-url", "") + "/orders/" + charge.orderId() + "/receipt?charge="
                + charge.number();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Empty as well where WeChat was never told of it. */
    Optional<Notice> ask(String number) {
        try {
            return notices.askedAboutCharge(
                    api.get(PATH + "out-trade-no/" + Numbers.of(number) + "?mchid=" + settings.merchantId()));
        } catch (Refused e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw new Unreachable("WeChat doesn't say how charge " + number + " stands: " + e.getMessage(), e);
        }
    }

    /** WeChat refuses to close what is paid; then it says so when asked. */
    Optional<Notice> close(String number) {
        try {
            api.post(PATH + "out-trade-no/" + Numbers.of(number) + "/close", Map.of("mchid", settings.merchantId()));
            return Optional.empty();
        } catch (Refused e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            return Optional.of(ask(number)
                    .orElseThrow(() -> new Unreachable("WeChat won't close " + number + ": " + e.getMessage(), e)));
        }
    }
}
