package io.shuke.payment.wechat;

import com.wechat.pay.java.core.exception.DecryptionException;
import io.shuke.payment.Notice;
import io.shuke.payment.Notice.Kind;
import io.shuke.payment.NoticeText;
import io.shuke.payment.PaymentProvider.PayoutWish;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat's word in ours. A notice is signed over {@code timestamp\nnonce\nbody\n} and counts for five minutes; what it is
 * about is encrypted with the APIv3 key. A signature that begins with SIGNTEST is WeChat trying whether we look.
 */
final class WeChatNotices {
    private static final Duration COUNTS_FOR = Duration.ofMinutes(5);
    private static final String SIGN_TEST = "WECHATPAY/SIGNTEST/";
    private static final String UNCONFIRMED = "OVERDUE_CLOSE";

    /** Who paid or was paid, and the end of the card or account that a refund went to. */
    private static final Set<String> PERSONAL =
            Set.of("openid", "sp_openid", "sub_openid", "unionid", "user_name", "user_received_account");

    private final WeChatSettings settings;
    private final WeChatKeys keys;
    private final JsonMapper json;

    WeChatNotices(WeChatSettings settings, WeChatKeys keys, JsonMapper json) {
        this.settings = settings;
        this.keys = keys;
        this.json = json;
    }

    Notice verified(Map<String, String> headers, byte[] body, Instant now) {
        var timestamp = headers.getOrDefault("wechatpay-timestamp", "");
        var nonce = headers.getOrDefault("wechatpay-nonce", "");
        var signature = headers.getOrDefault("wechatpay-signature", "");
        var text = new String(body, StandardCharsets.UTF_8);
        if (signature.startsWith(SIGN_TEST)
                || !keys.verify(
                        headers.getOrDefault("wechatpay-serial", ""),
                        timestamp + "\n" + nonce + "\n" + text + "\n",
                        signature)) {
            throw new ProblemException(ProblemKind.NOTICE_NOT_GENUINE);
        }
        requireRecent(timestamp, now);
        return read(text);
    }

    private static void requireRecent(String timestamp, Instant now) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            if (age.abs().compareTo(COUNTS_FOR) <= 0) {
                return;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemKind.NOTICE_NOT_GENUINE, e);
        }
        throw new ProblemException(ProblemKind.NOTICE_TOO_OLD);
    }

    private Notice read(String text) {
        try {
            var envelope = json.readTree(text);
            var resource = envelope.path("resource");
            var opened = keys.decrypt(
                    resource.path("associated_data").asString(""),
                    resource.path("nonce").asString(),
                    resource.path("ciphertext").asString());
            var about = json.readTree(opened);
            var told = told(envelope.path("event_type").asString(), about);
            return told.notice(required(envelope, "id"), false, NoticeText.of(opened, about, PERSONAL));
        } catch (DecryptionException e) {
            throw new ProblemException(ProblemKind.NOTICE_NOT_GENUINE, e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST, e);
        }
    }

    private Told told(String event, JsonNode about) {
        var found = switch (event) {
            case "TRANSACTION.SUCCESS" -> charge(about);
            case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED" -> refund(about, "refund_status");
            case "MCHTRANSFER.BILL.FINISHED" -> transfer(about);
            default -> Optional.<Told>empty();
        };
        return found.orElseThrow(() -> new IllegalArgumentException("a notice of an unknown kind: " + event));
    }

    /** An answer that we asked for, as a notice; empty where nothing has ended. */
    Optional<Notice> askedAboutCharge(JsonNode answer) {
        return charge(answer).map(told -> told.notice("asked-" + Ids.code(20), true, kept(answer)));
    }

    Optional<Notice> askedAboutRefund(JsonNode answer) {
        return refund(answer, "status").map(told -> told.notice("asked-" + Ids.code(20), true, kept(answer)));
    }

    Optional<Notice> askedAboutTransfer(JsonNode answer) {
        return transfer(answer).map(told -> told.notice("asked-" + Ids.code(20), true, kept(answer)));
    }

    private static NoticeText kept(JsonNode answer) {
        return NoticeText.of(answer.toString(), answer, PERSONAL);
    }

    /** WeChat never made this transfer. */
    Optional<Notice> neverMade(PayoutWish payout, String why) {
        var told = new Told(
                Kind.PAYOUT_FAILED,
                payout.number(),
                payout.amount(),
                settings.merchantId(),
                settings.merchantId(),
                null,
                "",
                "",
                why);
        return Optional.of(told.notice("asked-" + Ids.code(20), true, NoticeText.of(why)));
    }

    private Optional<Told> charge(JsonNode about) {
        var kind = switch (about.path("trade_state").asString("")) {
            case "SUCCESS", "REFUND" -> Kind.CHARGE_PAID;
            case "PAYERROR", "REVOKED" -> Kind.CHARGE_FAILED;
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        var amount = about.path("amount");
        return Optional.of(new Told(
                kind,
                Numbers.id(required(about, "out_trade_no")),
                new Money(
                        required(amount, "total", JsonNode::isIntegralNumber).asLong(),
                        amount.path("currency").asString(Money.CNY)),
                about.path("mchid").asString("") + "/" + about.path("appid").asString(""),
                settings.merchantId() + "/" + settings.appId(),
                about.path("attach").asString(""),
                about.path("transaction_id").asString(""),
                about.path("payer").path("openid").asString(""),
                about.path("trade_state_desc").asString("")));
    }

    /** A refund names its merchant in notices only; an answer is to a question that was ours. */
    private Optional<Told> refund(JsonNode about, String state) {
        var kind = switch (about.path(state).asString("")) {
            case "SUCCESS" -> Kind.REFUND_DONE;
            case "CLOSED" -> Kind.REFUND_CLOSED;
            case "ABNORMAL" -> Kind.REFUND_ABNORMAL;
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        var amount = about.path("amount");
        return Optional.of(new Told(
                kind,
                Numbers.id(required(about, "out_refund_no")),
                new Money(
                        required(amount, "refund", JsonNode::isIntegralNumber).asLong(),
                        amount.path("currency").asString(Money.CNY)),
                state.equals("status")
                        ? settings.merchantId()
                        : about.path("mchid").asString(""),
                settings.merchantId(),
                null,
                about.path("refund_id").asString(""),
                "",
                ""));
    }

    private Optional<Told> transfer(JsonNode about) {
        var reason = about.path("fail_reason").asString("");
        var kind = switch (about.path("state").asString("")) {
            case "SUCCESS" -> Kind.PAYOUT_PAID;
            case "FAIL" -> reason.equals(UNCONFIRMED) ? Kind.PAYOUT_EXPIRED : Kind.PAYOUT_FAILED;
            case "CANCELLED" -> Kind.PAYOUT_CANCELLED;
            case "TRANSFERING", "CANCELING" -> Kind.PAYOUT_RUNNING;
            case "WAIT_USER_CONFIRM" -> about.has("package_info") ? Kind.PAYOUT_TO_CONFIRM : null;
            // ACCEPTED, PROCESSING, and what WeChat may add: nothing to be told yet.
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(new Told(
                kind,
                required(about, "out_bill_no"),
                Money.cny(required(about, "transfer_amount", JsonNode::isIntegralNumber)
                        .asLong()),
                about.path("mch_id").asString(""),
                settings.merchantId(),
                null,
                about.path("transfer_bill_no").asString(""),
                about.path("openid").asString(""),
                kind == Kind.PAYOUT_TO_CONFIRM ? about.path("package_info").asString() : reason));
    }

    private static String required(JsonNode node, String field) {
        return required(node, field, JsonNode::isString).asString();
    }

    private static JsonNode required(JsonNode node, String field, java.util.function.Predicate<JsonNode> is) {
        var value = node.path(field);
        if (!is.test(value)) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** What WeChat says, before it has an id. */
    private record Told(
            Kind kind,
            String number,
            Money amount,
            String merchant,
            String us,
            @Nullable String orderNumber,
            String providerNumber,
            String account,
            String detail) {
        Notice notice(String id, boolean asked, NoticeText text) {
            return new Notice(
                    WeChatProvider.NAME,
                    id,
                    kind,
                    number,
                    amount,
                    merchant,
                    merchant.equals(us),
                    orderNumber,
                    providerNumber.isEmpty() ? null : providerNumber,
                    detail.isEmpty() ? null : detail,
                    account.isEmpty() ? null : account,
                    asked,
                    text);
        }
    }
}
