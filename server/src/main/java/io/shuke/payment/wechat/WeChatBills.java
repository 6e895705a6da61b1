package io.shuke.payment.wechat;

import io.shuke.payment.BillRow;
import io.shuke.payment.BillRow.Kind;
import io.shuke.payment.BillRow.State;
import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.wechat.WeChatApi.Refused;
import io.shuke.shared.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * WeChat's trade bill of a day: a table whose fields begin with a backtick, amounts in yuan, a row for each payment and
 * each refund, then a line of sums under a heading of its own. WeChat names its digest, which is checked.
 */
final class WeChatBills {
    private static final String PATH = "/v3/bill/tradebill?bill_date=%s&bill_type=ALL&tar_type=GZIP";
    private static final String NOTHING_HAPPENED = "NO_STATEMENT_EXIST";
    private static final String NOT_WRITTEN_YET = "STATEMENT_CREATING";
    private static final String BOM = "\uFEFF";

    private final WeChatApi api;

    WeChatBills(WeChatApi api) {
        this.api = api;
    }

    Optional<List<BillRow>> of(LocalDate day) {
        try {
            var answer = api.get(PATH.formatted(day));
            var packed = api.download(answer.path("download_url").asString());
            var bill = unpacked(packed);
            requireDigest(bill, answer.path("hash_value").asString());
            return Optional.of(rows(new String(bill, StandardCharsets.UTF_8)));
        } catch (Refused e) {
            return switch (e.code()) {
                case NOTHING_HAPPENED -> Optional.of(List.of());
                case NOT_WRITTEN_YET -> Optional.empty();
                default -> throw new Unreachable("WeChat gives no bill of " + day + ": " + e.getMessage(), e);
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreachable("WeChat's bill of " + day + " cannot be read", e);
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static void requireDigest(byte[] bill, String digest) {
        try {
            var found =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bill));
            if (!found.equalsIgnoreCase(digest)) {
                throw new IllegalArgumentException("the bill is not the one that WeChat named");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<BillRow> rows(String bill) {
        var lines = bill.replace(BOM, "").lines().toList();
        var rows = new ArrayList<BillRow>();
        if (lines.isEmpty()) {
            return rows;
        }
        var names = lines.getFirst().split(",", -1);
        for (var line : lines.subList(1, lines.size())) {
            if (!line.startsWith("`")) {
                return rows;
            }
            rows.add(row(fields(names, line)));
        }
        return rows;
    }

    private static Map<String, String> fields(String[] names, String line) {
        var values = line.substring(1).split(",`", -1);
        if (values.length > names.length) {
            throw new IllegalArgumentException("a row of the bill has too many fields");
        }
        var fields = new HashMap<String, String>();
        for (int i = 0; i < values.length; i++) {
            fields.put(names[i].strip(), values[i].strip());
        }
        return fields;
    }

    private static BillRow row(Map<String, String> fields) {
        var currency = field(fields, "货币种类");
        return switch (field(fields, "交易状态")) {
            case "SUCCESS" ->
                new BillRow(
                        Kind.CHARGE,
                        Numbers.id(field(fields, "商户订单号")),
                        field(fields, "微信订单号"),
                        money(field(fields, "订单金额"), currency),
                        State.DONE);
            case "REFUND" ->
                new BillRow(
                        Kind.REFUND,
                        Numbers.id(field(fields, "商户退款单号")),
                        field(fields, "微信退款单号"),
                        money(field(fields, "申请退款金额"), currency),
                        refundState(field(fields, "退款状态")));
            default ->
                new BillRow(
                        Kind.CHARGE,
                        Numbers.id(field(fields, "商户订单号")),
                        field(fields, "微信订单号"),
                        money(field(fields, "订单金额"), currency),
                        State.FAILED);
        };
    }

    private static State refundState(String state) {
        return switch (state) {
            case "SUCCESS" -> State.DONE;
            case "PROCESSING" -> State.RUNNING;
            default -> State.FAILED;
        };
    }

    private static String field(Map<String, String> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the bill has no column " + name);
        }
        return value;
    }

    private static Money money(String yuan, String currency) {
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact(), currency);
    }
}
