package io.shuke.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.aftersales.AfterSalesFixture;
import io.shuke.catalog.GoodsFixture;
import io.shuke.contract.Contract.Operation;
import io.shuke.contract.Contract.Parameter;
import io.shuke.identity.GrantingRights;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.social.SocialFixture;
import io.shuke.storefront.OpeningShop;
import io.shuke.supply.SupplyFixture;
import io.shuke.support.Http;
import io.shuke.support.Seeds;
import io.shuke.support.ServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Sends what the API's description allows, and what it doesn't, to every operation as everybody, feeding on what earlier
 * answers told. Nothing may break, nothing may be answered that the description doesn't have, and nobody may be told
 * anything of Mei's, whose things all of them know the ids of. In a market of its own: much is turned upside down.
 */
@ServerTest
@TestPropertySource(properties = "shuke.public-url=http://fuzz.localhost")
class FuzzTests {
    private static final int REQUESTS = 1_200;
    private static final String EDGE = "an-edge-that-no-file-has";
    private static final Set<String> CODES =
            Arrays.stream(ProblemKind.values()).map(ProblemKind::code).collect(Collectors.toSet());

    /** Who asks; those of whom nothing is hidden are not looked over. */
    private enum Who {
        NOBODY,
        STRANGER,
        PARTNER,
        SUPPLIER,
        CATALOGUE,
        MODERATION,
        CARE,
        FINANCE,
        RISK,
        OWNER;

        boolean mayKnowOfMei() {
            return ordinal() >= CARE.ordinal();
        }

        boolean mayCome(JsonNode access) {
            return switch (access.path("who").asString()) {
                case "ANYONE" -> true;
                case "PERSON" -> this != NOBODY;
                case "PARTNER" -> this == PARTNER;
                case "SUPPLIER" -> this == SUPPLIER;
                default -> {
                    var rights = access.path("rights")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList();
                    yield this == OWNER || (right() != null && (rights.isEmpty() || rights.contains(name())));
                }
            };
        }

        @Nullable
        Right right() {
            return ordinal() >= CATALOGUE.ordinal() ? Right.valueOf(name()) : null;
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private Http http;

    @Autowired
    private JsonMapper json;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GrantingRights granting;

    @Autowired
    private OpeningShop openingShop;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private SocialFixture social;

    @Autowired
    private SupplyFixture supply;

    @Autowired
    private AfterSalesFixture afterSales;

    private final Finds finds = new Finds();
    private final Map<Who, Person> cast = new EnumMap<>(Who.class);
    private final List<String> secretsOfMei = new ArrayList<>();
    private final TreeMap<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersAsItsDescriptionSaysAndTellsNobodyAnythingOfMeis(long seed) {
        var random = Seeds.random("fuzz", seed);
        var contract = Contract.read(http.get(null, "/api/openapi").body());
        everybodyComes();
        var mei = meiHasThings();
        var addresses = addressesOf(mei);
        for (int i = 0; i < REQUESTS && faults.size() < 10; i++) {
            if (i % 100 == 0) {
                restoreRights();
            }
            one(contract, random);
        }
        System.out.println("fuzz: answers by status " + statuses);
        assertThat(faults).as("seed " + seed).isEmpty();
        assertThat(addressesOf(mei)).as("what is Mei's alone to change").isEqualTo(addresses);
        assertThat(statuses.keySet()).as("right requests too").contains(200, 201, 204, 400, 401, 403, 404);
    }

    private JsonNode addressesOf(Person person) {
        var answer = http.get(person.token(), "/api/me/addresses");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private void everybodyComes() {
        for (var who : Who.values()) {
            if (who == Who.NOBODY) {
                continue;
            }
            cast.put(who, who == Who.SUPPLIER ? memberWithGoods() : people.signUp(who.name()));
            finds.put("people.id", personOf(who).id().toString());
        }
        openingShop.open(personOf(Who.PARTNER).id(), null, Locale.SIMPLIFIED_CHINESE);
        restoreRights();
    }

    /** Of a supplier whose goods were bought, so that there is something to ship. */
    private Person memberWithGoods() {
        var supplied = supply.supplied();
        known(supplied);
        return supplied.member();
    }

    private void known(SupplyFixture.Supplied supplied) {
        finds.put("suppliers.id", supplied.supplier().id().toString());
        finds.put("shipments.id", supplied.shipmentId().toString());
        finds.put("proposals.id", supplied.proposalId().toString());
        finds.put("goods.id", supplied.productId().toString());
        finds.put("skus.id", supplied.skuId().toString());
        finds.put("lineId", supplied.lineId().toString());
    }

    private Person personOf(Who who) {
        return Objects.requireNonNull(cast.get(who));
    }

    private void restoreRights() {
        cast.forEach((who, person) -> {
            var right = who.right();
            granting.grantFirst(person.id(), right == null ? Set.of() : Set.of(right));
        });
    }

    /** One of everything, whose ids everybody knows and whose words nobody may read. */
    private Person meiHasThings() {
        var mei = people.signUp("若兰秘");
        var street = "秘密路 " + Ids.code(8) + " 号";
        var honey = goods.product("Honey", 68_00, 500);
        var address = http.post(
                        mei.token(),
                        "/api/me/addresses",
                        Map.of(
                                "recipient", "若兰",
                                "phone", mei.phone(),
                                "province", "浙江省",
                                "city", "杭州市",
                                "district", "西湖区",
                                "street", street))
                .body();
        finds.put("addresses.id", address.path("id").asString());
        finds.put("products.id", honey.productId().toString());
        finds.put("skuId", honey.sku().toString());
        finds.put("people.id", mei.id().toString());
        secretsOfMei.addAll(List.of(mei.phone(), street));
        var placed = orders.placed(mei, new Pieces(honey.sku(), 1));
        var paid = orders.pay(mei, orders.placed(mei, new Pieces(honey.sku(), 1)));
        var shipped = orders.ship(mei, orders.pay(mei, orders.placed(mei, new Pieces(honey.sku(), 1))));
        for (var order : List.of(placed, paid, shipped)) {
            finds.put("orders.id", order.id().toString());
            finds.put("orderNumber", order.number());
            secretsOfMei.add(order.number());
        }
        finds.put("charges.id", orders.charge(mei, placed).toString());
        finds.put(
                "after-sales.id",
                afterSales.asked(mei, orders.receive(mei, shipped)).toString());
        secretsOfMei.add("One jar arrived broken");
        meiWrites(mei, honey.productId());
        meiTalks(mei);
        anotherSupplierSells();
        return mei;
    }

    /** To somebody who is none of those who ask. */
    private void meiTalks(Person mei) {
        var friend = people.signUp("Friend");
        var conversation = http.send(mei.token(), "PUT", "/api/people/" + social.code(friend) + "/conversation", null)
                .body()
                .path("id")
                .asString();
        var message = UUID.randomUUID().toString();
        var whisper = "只给你一个人看";
        var said = http.send(
                mei.token(),
                "PUT",
                "/api/conversations/" + conversation + "/messages/" + message,
                Map.of("kind", "TEXT", "text", whisper));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        finds.put("conversations.id", conversation);
        finds.put("messageId", message);
        secretsOfMei.add(whisper);
    }

    /** What it sold is nothing for the people of the supplier who asks. */
    private void anotherSupplierSells() {
        var supplied = supply.supplied();
        known(supplied);
        secretsOfMei.add(supplied.order().number());
    }

    /** A post for everybody, and a draft and a version before an edit that are hers alone. */
    private void meiWrites(Person mei, UUID productId) {
        finds.put("people.code", social.code(mei));
        var published = social.post(mei, "秘密的初稿 " + mei.phone());
        http.send(mei.token(), "PUT", "/api/posts/" + published + "?version=1", social.tagged(mei, "椴树蜜到了", productId));
        var draft = SocialFixture.draft("不给人看的草稿");
        draft.put("publish", false);
        finds.put("posts.id", published.toString());
        finds.put("posts.id", SocialFixture.id(social.write(mei, draft)).toString());
        finds.put(
                "comments.id",
                SocialFixture.id(social.comment(mei, published, "谢谢", null)).toString());
        secretsOfMei.addAll(List.of("秘密的初稿", "不给人看的草稿"));
    }

    private void one(Contract contract, Random random) {
        var operation =
                contract.operations().get(random.nextInt(contract.operations().size()));
        var who = who(operation, random);
        var request = new Request(contract, operation, who, random);
        var answer = send(request);
        statuses.merge(answer.status(), 1, Integer::sum);
        check(contract, request, answer);
        if (answer.status() < 300 && isJson(answer)) {
            var body = json.readTree(answer.body());
            finds.gather(operation.path(), body);
            if (operation.path().equals("/api/checkout-quotes") && who != Who.NOBODY) {
                order(who, body);
            }
        }
    }

    /** Mostly somebody who may come, so that most requests get past the door. */
    private static Who who(Operation operation, Random random) {
        for (int tries = 0; ; tries++) {
            var who = Who.values()[random.nextInt(Who.values().length)];
            if (who.mayCome(operation.access()) || random.nextInt(4) == 0 || tries > 50) {
                return who;
            }
        }
    }

    /** Who was told a price orders at it. */
    private void order(Who who, JsonNode quote) {
        var person = personOf(who);
        var wish = JsonNodeFactory.instance.objectNode();
        var lines = wish.putArray("lines");
        quote.path("lines").forEach(line -> {
            var one = lines.addObject();
            one.set("skuId", line.path("skuId"));
            one.set("quantity", line.path("quantity"));
            one.set("unitPrice", line.path("unitPrice"));
        });
        wish.put("addressId", orders.addressOf(person).toString());
        wish.set("total", quote.path("total"));
        var answer = http.post(person.token(), "/api/orders", wish, "Idempotency-Key", Ids.code(20));
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() >= 500) {
            faults.add("POST /api/orders of a quote: " + answer.text());
        } else {
            finds.gather("/api/orders", answer.body());
        }
    }

    private final class Request {
        private final Operation operation;
        private final Who who;
        private final Random random;
        private final Samples samples;
        private final Breakage breakage;
        private final String path;
        private final @Nullable String body;
        private final String type;

        Request(Contract contract, Operation operation, Who who, Random random) {
            this.operation = operation;
            this.who = who;
            this.random = random;
            this.samples = new Samples(contract, finds, random);
            this.breakage = new Breakage(random);
            this.path = path();
            var rare = random.nextInt(60);
            this.type = operation.form()
                    ? "multipart/form-data; boundary=" + EDGE
                    : rare == 0 ? "text/plain" : rare == 1 ? "application/xml" : "application/json";
            this.body = operation.body().isMissingNode() || random.nextInt(60) == 0
                    ? null
                    : operation.form() ? form() : jsonBody();
        }

        private String path() {
            var filled = operation.path();
            var query = new ArrayList<String>();
            for (var parameter : operation.parameters()) {
                if (parameter.in().equals("path")) {
                    filled = filled.replace("{" + parameter.name() + "}", encoded(pathValue(parameter)));
                } else if (parameter.in().equals("query") && (parameter.required() || random.nextInt(3) > 0)) {
                    query.add(parameter.name() + "=" + encoded(queryValue(parameter)));
                }
            }
            return query.isEmpty() ? filled : filled + "?" + String.join("&", query);
        }

        private String pathValue(Parameter parameter) {
            var nouns = operation.path().substring(0, operation.path().indexOf("{" + parameter.name() + "}"));
            var known = finds.any(Finds.nounOf(nouns) + "." + parameter.name(), random)
                    .or(() -> finds.any(parameter.name(), random));
            var roll = random.nextInt(10);
            if (roll < 7 && known.isPresent()) {
                return known.get();
            }
            return roll == 9
                    ? shortened(breakage.text())
                    : samples.of(parameter.name(), parameter.schema()).asString();
        }

        private String queryValue(Parameter parameter) {
            if (parameter.name().equals("after")) {
                return cursor();
            }
            if (random.nextInt(4) == 0) {
                return shortened(breakage.text());
            }
            var value = samples.of(parameter.name(), parameter.schema());
            if (value.isArray()) {
                return value.valueStream().map(one -> one.asString("")).collect(Collectors.joining(","));
            }
            return value.isNull() ? "" : value.asString();
        }

        /** As it was told, with one letter changed, or made up. */
        private String cursor() {
            var told = finds.any("next", random).orElse("");
            return switch (random.nextInt(5)) {
                case 0, 1 -> told;
                case 2 -> told.isEmpty() ? "x" : told.substring(0, told.length() - 1) + 'A';
                case 3 ->
                    java.util.Base64.getUrlEncoder()
                            .encodeToString(shortened(breakage.text()).getBytes(StandardCharsets.UTF_8));
                default -> shortened(breakage.text());
            };
        }

        private String jsonBody() {
            var right = samples.of("", operation.body());
            return random.nextInt(5) < 3 ? right.toString() : breakage.broken(right);
        }

        private String form() {
            var content = random.nextBoolean() ? "Handle,Title\nhoney,Honey\n" : shortened(breakage.text());
            return "--" + EDGE + "\r\nContent-Disposition: form-data; name=\""
                    + (random.nextInt(8) == 0 ? "fiel" : "file")
                    + "\"; filename=\"goods.csv\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content
                    + "\r\n--"
                    + EDGE + (random.nextInt(8) == 0 ? "" : "--\r\n");
        }

        private static String shortened(String text) {
            return text.length() > 2_000 ? text.substring(0, 2_000) : text;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        HttpRequest built() {
            var request = HttpRequest.newBuilder(URI.create(http.origin() + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Accept-Language", random.nextBoolean() ? "en" : "zh-CN")
                    .method(operation.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", type);
            }
            if (random.nextInt(10) > 0) {
                request.header("Idempotency-Key", random.nextInt(8) == 0 ? "the same" : Ids.code(20));
            }
            if (random.nextInt(30) == 0) {
                request.header("Accept", "text/csv");
            }
            token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
            return request.build();
        }

        /** Sessions that a request may end are opened for it. */
        private java.util.Optional<String> token() {
            if (who == Who.NOBODY) {
                return random.nextInt(20) == 0 ? java.util.Optional.of("no such token") : java.util.Optional.empty();
            }
            var ends =
                    operation.path().equals("/api/session") || operation.path().equals("/api/me/password");
            var person = personOf(who);
            if (ends && !operation.method().equals("GET")) {
                cast.put(who, people.signIn(person, null));
                return java.util.Optional.of(
                        operation.method().equals("DELETE")
                                ? person.token()
                                : personOf(who).token());
            }
            return java.util.Optional.of(person.token());
        }

        @Override
        public String toString() {
            var sent = body == null ? "" : body.length() > 400 ? body.substring(0, 400) + "…" : body;
            var where = path.length() > 300 ? path.substring(0, 300) + "…" : path;
            return operation + " as " + who + ": " + operation.method() + " " + where + " " + sent;
        }
    }

    /** What came back; of a stream, which never ends, only that it began. */
    private record Answer(int status, HttpHeaders headers, String body) {}

    private Answer send(Request request) {
        try {
            var answer = client.send(request.built(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var endless = request.operation.path().endsWith("/stream") && answer.statusCode() < 300;
                return new Answer(
                        answer.statusCode(),
                        answer.headers(),
                        endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void check(Contract contract, Request request, Answer answer) {
        var status = answer.status();
        if (status >= 500 && !allowedFailure(answer)) {
            fault(request, answer, "broke");
        } else if (status >= 400) {
            checkProblem(request, answer);
        } else {
            checkSuccess(contract, request, answer);
        }
        if (!request.who.mayKnowOfMei() && !request.operation.path().startsWith("/api/demo/")) {
            secretsOfMei.stream()
                    .filter(answer.body()::contains)
                    .filter(secret -> request.body == null || !request.body.contains(secret))
                    .forEach(secret -> fault(request, answer, "told " + secret));
        }
    }

    /** A notice that nothing is known about is answered so that the provider sends it again. */
    private boolean allowedFailure(Answer answer) {
        return answer.status() == 503
                && isProblem(answer)
                && json.readTree(answer.body()).path("code").asString().equals("notice-unknown");
    }

    private void checkProblem(Request request, Answer answer) {
        if (!isProblem(answer)) {
            fault(request, answer, "refused without a problem");
            return;
        }
        var problem = json.readTree(answer.body());
        var code = problem.path("code").asString("");
        if (!CODES.contains(code)
                || problem.path("status").asInt() != answer.status()
                || !problem.path("type").asString("").equals("/problems/" + code)
                || problem.path("title").asString("").isBlank()) {
            fault(request, answer, "refused with a problem outside of the catalogue");
        }
        if (answer.status() == 429 && answer.headers().firstValue("Retry-After").isEmpty()) {
            fault(request, answer, "refused without saying when to come again");
        }
    }

    private void checkSuccess(Contract contract, Request request, Answer answer) {
        var status = String.valueOf(answer.status());
        if (!request.operation.statuses().contains(status)) {
            fault(request, answer, "answered a status it doesn't document");
            return;
        }
        var content = request.operation.answers().path(status).path("content");
        if (isJson(answer)) {
            var schema = content.path("application/json").path("schema");
            new Shape(contract)
                    .faults(json.readTree(answer.body()), schema)
                    .forEach(wrong -> fault(request, answer, wrong));
        } else if (!answer.body().isEmpty()
                && typeOf(answer).filter(content::has).isEmpty()) {
            fault(request, answer, "answered a content type it doesn't document");
        }
    }

    private static java.util.Optional<String> typeOf(Answer answer) {
        return answer.headers().firstValue("Content-Type").map(type -> type.replaceAll(";.*", ""));
    }

    private static boolean isJson(Answer answer) {
        return typeOf(answer).filter("application/json"::equals).isPresent();
    }

    private static boolean isProblem(Answer answer) {
        return typeOf(answer).filter("application/problem+json"::equals).isPresent();
    }

    private void fault(Request request, Answer answer, String what) {
        var said = answer.body().length() > 300 ? answer.body().substring(0, 300) + "…" : answer.body();
        faults.add(request + "\n  " + what + ": " + answer.status() + " " + said);
    }
}
