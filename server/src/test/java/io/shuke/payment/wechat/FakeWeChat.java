package io.shuke.payment.wechat;

import io.shuke.payment.wechat.FakeServer.Answer;
import io.shuke.payment.wechat.FakeServer.Request;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.Together;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat Pay as its protocol is written, on loopback: it verifies what merchants sign, signs what it answers, and encrypts
 * its notices. Notices wait until a test has them delivered, with the faults it wants; one that isn't taken waits on.
 */
public final class FakeWeChat {
    public static final FakeWeChat ONE = new FakeWeChat();

    static final String MERCHANT = "1900000001";
    static final String APP = "wx8888888888888888";
    static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String KEY_ID = "PUB_KEY_ID_0114232134912410000000000000";
    private static final Pattern CREDENTIAL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** What is wrong with the notices of a delivery. */
    public enum Fault {
        DOUBLE,
        REORDER,
        DELAY,
        LOSE,
        FORGE,
        WRONG_AMOUNT,
        SIGN_TEST,
        OLD
    }

    /** A notice on its way: its event and what it is about, in the clear. */
    record Told(String id, String event, Map<String, Object> about) {}

    final FakeKeys keys = new FakeKeys();
    final Map<String, Map<String, Object>> trades = new ConcurrentHashMap<>();
    final Map<String, Map<String, Object>> refunds = new ConcurrentHashMap<>();
    final Map<String, Map<String, Object>> transfers = new ConcurrentHashMap<>();
    final Map<String, String> bills = new ConcurrentHashMap<>();
    final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<Told> waiting = Collections.synchronizedList(new ArrayList<>());
    private final FakeServer server = new FakeServer(this::answer);
    private final JsonMapper json = new JsonMapper();
    volatile boolean down;
    volatile boolean answersForged;

    private FakeWeChat() {}

    /** Sets the server under test up with this WeChat. */
    public static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("fake wechat", Map.copyOf(ONE.settings())));
        }
    }

    Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("shuke.wechat.merchant-id", MERCHANT);
        settings.put("shuke.wechat.app-id", APP);
        settings.put("shuke.wechat.app-secret", "the-app-secret");
        settings.put("shuke.wechat.api-key", FakeKeys.API_KEY);
        settings.put("shuke.wechat.certificate-serial", SERIAL);
        settings.put("shuke.wechat.private-key", FakeKeys.pem("PRIVATE KEY", keys.merchant.getPrivate()));
        settings.put("shuke.wechat.public-key-id", KEY_ID);
        settings.put("shuke.wechat.public-key", FakeKeys.pem("PUBLIC KEY", keys.wechat.getPublic()));
        settings.put("shuke.wechat.ways", "QR_CODE,H5,JSAPI");
        settings.put("shuke.wechat.base-url", server.origin());
        settings.put("shuke.wechat.sign-in-url", server.origin());
        return settings;
    }

    // What people do in WeChat

    /** The buyer pays; WeChat will tell. */
    public void pay(String number) {
        var trade = trades.get(number);
        if (trade == null || !"NOTPAY".equals(trade.get("trade_state"))) {
            throw new IllegalStateException("nobody can pay " + number + ": " + trade);
        }
        trade.put("trade_state", "SUCCESS");
        trade.put("transaction_id", "42000" + number.substring(0, 20));
        trade.put("payer", Map.of("openid", "oPayerOf" + number));
        tell("TRANSACTION.SUCCESS", trade);
    }

    /** The refund ends as the state says. */
    void endRefund(String number, String state) {
        var refund = Objects.requireNonNull(refunds.get(number));
        refund.put("status", state);
        var about = new LinkedHashMap<>(refund);
        about.put("mchid", MERCHANT);
        about.put("refund_status", about.remove("status"));
        about.put("user_received_account", "招商银行信用卡0403");
        tell("REFUND." + state, about);
    }

    /** The transfer goes on or ends; WeChat tells of endings alone. */
    void moveTransfer(String number, String state, String why) {
        var transfer = Objects.requireNonNull(transfers.get(number));
        transfer.put("state", state);
        if (!why.isEmpty()) {
            transfer.put("fail_reason", why);
        }
        if (Set.of("SUCCESS", "FAIL", "CANCELLED").contains(state)) {
            tell("MCHTRANSFER.BILL.FINISHED", transfer);
        }
    }

    private void tell(String event, Map<String, Object> about) {
        waiting.add(new Told(Ids.code(30), event, new LinkedHashMap<>(about)));
    }

    // Notices

    /** Sends what waits, with faults; answers the statuses in the order sent. What isn't taken waits on. */
    public List<Integer> deliver(Http http, Instant now, Fault... faults) {
        var today = faults.length == 0 ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(List.of(faults));
        if (today.contains(Fault.LOSE)) {
            waiting.clear();
        }
        if (waiting.isEmpty() || today.contains(Fault.DELAY)) {
            return List.of();
        }
        var due = new ArrayList<>(waiting);
        if (today.contains(Fault.REORDER)) {
            Collections.shuffle(due, new Random(15));
        }
        var statuses = new ArrayList<Integer>();
        due.forEach(told -> statuses.addAll(send(told, http, now, today)));
        return statuses;
    }

    private List<Integer> send(Told told, Http http, Instant now, Set<Fault> today) {
        var statuses = new ArrayList<Integer>();
        if (today.contains(Fault.FORGE)) {
            statuses.add(post(http, worthOneCent(told), now, keys.forger.getPrivate(), ""));
        }
        if (today.contains(Fault.SIGN_TEST)) {
            statuses.add(post(http, told, now, keys.wechat.getPrivate(), "WECHATPAY/SIGNTEST/"));
        }
        if (today.contains(Fault.OLD)) {
            statuses.add(post(http, told, now.minusSeconds(400), keys.wechat.getPrivate(), ""));
            return statuses;
        }
        var sent = today.contains(Fault.WRONG_AMOUNT) ? worthOneCent(told) : told;
        var times = today.contains(Fault.DOUBLE) ? 4 : 1;
        var answers = Together.run(times, i -> () -> post(http, sent, now, keys.wechat.getPrivate(), ""));
        if (answers.contains(200)) {
            waiting.remove(told);
        }
        statuses.addAll(answers);
        return statuses;
    }

    private static Told worthOneCent(Told told) {
        var about = new LinkedHashMap<>(told.about());
        about.computeIfPresent("amount", (name, amount) -> Map.of("total", 1, "refund", 1, "currency", "CNY"));
        about.computeIfPresent("transfer_amount", (name, amount) -> 1);
        return new Told(Ids.code(30), told.event(), about);
    }

    int post(Http http, Told told, Instant now, PrivateKey key, String signaturePrefix) {
        var nonce = Ids.code(12);
        var body = json.writeValueAsString(Map.of(
                "id",
                told.id(),
                "create_time",
                now.toString(),
                "resource_type",
                "encrypt-resource",
                "event_type",
                told.event(),
                "summary",
                "...",
                "resource",
                Map.of(
                        "algorithm",
                        "AEAD_AES_256_GCM",
                        "original_type",
                        "transaction",
                        "associated_data",
                        "transaction",
                        "nonce",
                        nonce,
                        "ciphertext",
                        FakeKeys.encrypt("transaction", nonce, json.writeValueAsString(told.about())))));
        var timestamp = String.valueOf(now.getEpochSecond());
        return http.send(HttpRequest.newBuilder(URI.create(http.origin() + "/api/payment-notices/wechat"))
                        .header("Content-Type", "application/json")
                        .header("Wechatpay-Serial", KEY_ID)
                        .header("Wechatpay-Timestamp", timestamp)
                        .header("Wechatpay-Nonce", nonce)
                        .header("Wechatpay-Signature", signaturePrefix + FakeKeys.sign(key, timestamp, nonce, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .status();
    }

    // What merchants ask for

    private Answer answer(Request request) {
        if (down) {
            return plain(502, "down");
        }
        if (request.path().startsWith("/sns/oauth2/access_token")) {
            return openId(request.path());
        }
        if (!isSigned(request)) {
            return signed(401, Map.of("code", "SIGN_ERROR", "message", "signature"));
        }
        if (request.path().startsWith("/v3/billdownload/")) {
            return new Answer(200, Map.of("Content-Type", "text/plain"), gzip(bill(last(request.path()))));
        }
        for (var refusal : refusals.entrySet()) {
            if (request.path().startsWith(refusal.getKey()) && request.method().equals("POST")) {
                return signed(400, Map.of("code", refusal.getValue(), "message", "no"));
            }
        }
        return handle(request);
    }

    private boolean isSigned(Request request) {
        var parts = new HashMap<String, String>();
        CREDENTIAL
                .matcher(request.headers().getOrDefault("authorization", ""))
                .results()
                .forEach(match -> parts.put(match.group(1), match.group(2)));
        return MERCHANT.equals(parts.get("mchid"))
                && SERIAL.equals(parts.get("serial_no"))
                && KEY_ID.equals(request.headers().get("wechatpay-serial"))
                && FakeKeys.verifies(
                        keys.merchant.getPublic(),
                        parts.getOrDefault("signature", ""),
                        request.method(),
                        request.path(),
                        parts.getOrDefault("timestamp", ""),
                        parts.getOrDefault("nonce_str", ""),
                        request.body());
    }

    private Answer handle(Request request) {
        var path = request.path().split("\\?")[0];
        if (request.method().equals("POST")) {
            var content = content(request.body());
            return switch (path) {
                case "/v3/pay/transactions/native" ->
                    prepay(content, Map.of("code_url", "weixin://wxpay/bizpayurl?pr=" + content.get("out_trade_no")));
                case "/v3/pay/transactions/h5" ->
                    content.toString().contains("payer_client_ip")
                            ? prepay(
                                    content,
                                    Map.of(
                                            "h5_url",
                                            "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx"
                                                    + content.get("out_trade_no")))
                            : signed(400, Map.of("code", "PARAM_ERROR", "message", "payer_client_ip"));
                case "/v3/pay/transactions/jsapi" ->
                    content.toString().contains("openid=o")
                            ? prepay(content, Map.of("prepay_id", "wx" + content.get("out_trade_no")))
                            : signed(400, Map.of("code", "PARAM_ERROR", "message", "openid"));
                case "/v3/refund/domestic/refunds" -> refund(content);
                case "/v3/fund-app/mch-transfer/transfer-bills" -> transfer(content);
                default -> path.endsWith("/close") ? close(path) : notFound();
            };
        }
        if (path.startsWith("/v3/pay/transactions/out-trade-no/")) {
            return found(trades.get(last(path)), "ORDER_NOT_EXIST");
        }
        if (path.startsWith("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/")) {
            return found(transfers.get(last(path)), "NOT_FOUND");
        }
        return path.equals("/v3/bill/tradebill") ? tradeBill(request.path()) : notFound();
    }

    private Answer prepay(Map<String, Object> content, Map<String, Object> answer) {
        if (!APP.equals(content.get("appid")) || !MERCHANT.equals(content.get("mchid"))) {
            return signed(400, Map.of("code", "PARAM_ERROR", "message", "appid"));
        }
        var trade = new LinkedHashMap<String, Object>();
        for (var name : List.of("appid", "mchid", "out_trade_no", "attach", "amount")) {
            trade.put(name, content.get(name));
        }
        trade.put("trade_state", "NOTPAY");
        trade.put("trade_state_desc", "...");
        trades.putIfAbsent(String.valueOf(content.get("out_trade_no")), trade);
        return signed(200, answer);
    }

    private Answer close(String path) {
        var number = path.split("/")[5];
        var trade = trades.get(number);
        if (trade == null) {
            return signed(404, Map.of("code", "ORDER_NOT_EXIST", "message", "none"));
        }
        if ("SUCCESS".equals(trade.get("trade_state"))) {
            return signed(400, Map.of("code", "ORDERPAID", "message", "paid"));
        }
        trade.put("trade_state", "CLOSED");
        return signed(204, null);
    }

    private Answer refund(Map<String, Object> content) {
        var trade = trades.get(String.valueOf(content.get("out_trade_no")));
        if (trade == null || !"SUCCESS".equals(trade.get("trade_state"))) {
            return signed(404, Map.of("code", "RESOURCE_NOT_EXISTS", "message", "no such payment"));
        }
        var refund = new LinkedHashMap<>(content);
        refund.remove("notify_url");
        refund.put(
                "refund_id",
                "50000" + String.valueOf(content.get("out_refund_no")).substring(0, 20));
        refund.put("status", "PROCESSING");
        var number = String.valueOf(content.get("out_refund_no"));
        refunds.putIfAbsent(number, refund);
        return signed(200, refunds.get(number));
    }

    private Answer transfer(Map<String, Object> content) {
        var number = String.valueOf(content.get("out_bill_no"));
        var transfer = new LinkedHashMap<>(content);
        transfer.remove("notify_url");
        transfer.remove("transfer_scene_report_infos");
        transfer.put("mch_id", MERCHANT);
        transfer.put("transfer_bill_no", "13300" + number);
        transfer.put("state", "WAIT_USER_CONFIRM");
        transfers.putIfAbsent(number, transfer);
        var answer = new LinkedHashMap<String, Object>();
        for (var name : List.of("out_bill_no", "transfer_bill_no", "state")) {
            answer.put(name, transfers.get(number).get(name));
        }
        if ("WAIT_USER_CONFIRM".equals(answer.get("state"))) {
            answer.put("package_info", "affffddafdfafddffda==" + number);
        }
        return signed(200, answer);
    }

    private Answer tradeBill(String path) {
        var day = path.replaceAll(".*bill_date=([0-9-]+).*", "$1");
        if (!bills.containsKey(day)) {
            return signed(400, Map.of("code", "NO_STATEMENT_EXIST", "message", "no statement"));
        }
        return signed(
                200,
                Map.of(
                        "hash_type",
                        "SHA1",
                        "hash_value",
                        sha1(bill(day)),
                        "download_url",
                        server.origin() + "/v3/billdownload/file/" + day));
    }

    private String bill(String day) {
        return bills.getOrDefault(day, "");
    }

    private Answer openId(String path) {
        var code = path.replaceAll(".*[?&]code=([^&]*).*", "$1");
        var known = path.contains("appid=" + APP) && path.contains("secret=the-app-secret") && code.startsWith("good");
        return plain(200, known ? "{\"openid\":\"o" + code + "\",\"scope\":\"snsapi_base\"}" : "{\"errcode\":40029}");
    }

    private Answer found(@Nullable Map<String, Object> thing, String code) {
        return thing == null ? signed(404, Map.of("code", code, "message", "none")) : signed(200, thing);
    }

    private Answer notFound() {
        return signed(404, Map.of("code", "NOT_FOUND", "message", "no such path"));
    }

    /** Signed now by the system's clock, which is the one the SDK looks at. */
    private Answer signed(int status, @Nullable Object content) {
        var body = content == null ? "" : json.writeValueAsString(content);
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var nonce = Ids.code(12);
        var key = answersForged ? keys.forger.getPrivate() : keys.wechat.getPrivate();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Request-ID", Ids.code(20));
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("Wechatpay-Serial", KEY_ID);
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", FakeKeys.sign(key, timestamp, nonce, body));
        return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer plain(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/plain"), body.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> content(String body) {
        return json.readValue(body, Map.class);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
