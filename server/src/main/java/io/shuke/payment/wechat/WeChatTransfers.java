package io.shuke.payment.wechat;

import io.shuke.payment.Notice;
import io.shuke.payment.PaymentProvider.PayoutWish;
import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.wechat.WeChatApi.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transfers to a person (商家转账), who confirms them in WeChat within a day. The same number asked for again is the same
 * transfer; a new number would be a second one.
 */
final class WeChatTransfers {
    private static final String PATH = "/v3/fund-app/mch-transfer/transfer-bills";
    /** What WeChat says of a request that never became a transfer. */
    private static final Set<String> NEVER_MADE = Set.of("PARAM_ERROR", "INVALID_REQUEST");

    private final WeChatSettings settings;
    private final WeChatApi api;
    private final WeChatNotices notices;
    private final Environment environment;

    WeChatTransfers(WeChatSettings settings, WeChatApi api, WeChatNotices notices, Environment environment) {
        this.settings = settings;
        this.api = api;
        this.notices = notices;
        this.environment = environment;
    }

    Optional<Notice> payOut(PayoutWish payout) {
        if (payout.waiting()) {
            return ask(payout.number());
        }
        if (payout.account() == null) {
            throw new Unreachable("the partner of payout " + payout.number() + " has not signed in with WeChat");
        }
        try {
            return notices.askedAboutTransfer(complete(api.post(PATH, content(payout, payout.account())), payout));
        } catch (Refused e) {
            return refused(payout, e);
        }
    }

    private Map<String, Object> content(PayoutWish payout, String openId) {
        var content = new LinkedHashMap<String, Object>();
        content.put("appid", settings.appId());
        content.put("out_bill_no", payout.number());
        content.put("transfer_scene_id", settings.transferScene());
        content.put("openid", openId);
        content.put("transfer_amount", payout.amount().amountMinor());
        content.put("transfer_remark", "推广佣金 " + payout.number());
        content.put("notify_url", WeChatProvider.noticeUrl(environment));
        content.put(
                "transfer_scene_report_infos",
                List.of(
                        Map.of("info_type", "岗位类型", "info_content", "推广员"),
                        Map.of("info_type", "报酬说明", "info_content", "商品推广佣金")));
        return content;
    }

    /** The answer to a new transfer leaves out what the request said. */
    private JsonNode complete(JsonNode answer, PayoutWish payout) {
        if (answer instanceof ObjectNode object) {
            object.put("mch_id", settings.merchantId());
            object.put("transfer_amount", payout.amount().amountMinor());
        }
        return answer;
    }

    private Optional<Notice> ask(String number) {
        try {
            return notices.askedAboutTransfer(api.get(PATH + "/out-bill-no/" + number));
        } catch (Refused e) {
            throw new Unreachable("WeChat doesn't say how payout " + number + " stands: " + e.getMessage(), e);
        }
    }

    /** Final only if WeChat says that it never made one, and then doesn't know the number. */
    private Optional<Notice> refused(PayoutWish payout, Refused refusal) {
        try {
            return notices.askedAboutTransfer(api.get(PATH + "/out-bill-no/" + payout.number()));
        } catch (Refused e) {
            if (e.isNotFound() && NEVER_MADE.contains(refusal.code())) {
                return notices.neverMade(payout, refusal.code());
            }
            throw new Unreachable(
                    "WeChat doesn't take payout " + payout.number() + ": " + refusal.getMessage(), refusal);
        }
    }
}
