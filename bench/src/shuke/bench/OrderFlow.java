package shuke.bench;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** One buyer's order of two lines: placed, charged, and paid by the provider's signed notice. */
final class OrderFlow {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern LINE = Pattern.compile("\"lines\":\\[\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final long TOTAL = Seed.FIRST_PRICE + Seed.SECOND_PRICE;

    /** Who buys what. */
    record Wish(long buyer, long first, long second) {
        static Wish random() {
            var random = ThreadLocalRandom.current();
            return new Wish(
                    random.nextLong(1, Seed.BUYERS + 1),
                    random.nextLong(1, Seed.SKUS / 2 + 1),
                    random.nextLong(Seed.SKUS / 2 + 1, Seed.SKUS + 1));
        }
    }

    private OrderFlow() {}

    /** An order that is paid, and its first line. */
    record Paid(Wish wish, String orderId, String lineId) {}

    static Paid run(Wire wire, Wish wish) throws IOException {
        var bearer = Seed.bearer(wish.buyer());
        var order = expect(201, wire.post("/api/orders", body(wish), bearer, key()));
        var orderId = found(ID, order);
        var charge = expect(
                201,
                wire.post("/api/orders/" + orderId + "/charges", "{\"provider\":\"sandbox\"}", bearer, key()));
        var notice = ProviderNotice.paid(charge, TOTAL);
        expect(200, wire.post("/api/payment-notices/sandbox", notice.body(), notice.headers()));
        return new Paid(wish, orderId, found(LINE, order));
    }

    /** The first line goes back, which nobody has packed: its buyer asks, and the money is on its way at once. */
    static void giveBack(Wire wire, Paid paid) throws IOException {
        var body = "{\"lineId\":\"" + paid.lineId() + "\",\"kind\":\"REFUND_ONLY\",\"reason\":\"CHANGED_MIND\","
                + "\"quantity\":1,\"total\":" + money(Seed.FIRST_PRICE) + ",\"words\":\"One too many\",\"pictureIds\":[]}";
        expect(201, wire.post(
                "/api/orders/" + paid.orderId() + "/after-sales", body, Seed.bearer(paid.wish().buyer()), key()));
    }

    private static String body(Wish wish) {
        return "{\"lines\":[" + line(wish.first(), Seed.FIRST_PRICE) + "," + line(wish.second(), Seed.SECOND_PRICE)
                + "],\"addressId\":\"" + Seed.id("address", wish.buyer()) + "\",\"total\":" + money(TOTAL) + "}";
    }

    private static String line(long sku, long price) {
        return "{\"skuId\":\"" + Seed.id("sku", sku) + "\",\"quantity\":1,\"unitPrice\":" + money(price) + "}";
    }

    private static String money(long minor) {
        return "{\"amountMinor\":" + minor + ",\"currency\":\"CNY\"}";
    }

    /** A text and no id, as the server keeps it. */
    static String key() {
        var random = ThreadLocalRandom.current();
        return "Idempotency-Key: k" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    private static String expect(int status, Wire.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("expected " + status + ", got " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
