package io.shuke.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.aftersales.AfterSalesFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.ordering.OrdersFixture;
import io.shuke.shared.web.Access;
import io.shuke.supply.SupplyFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Sends every kind of person to every endpoint: those who may get in, everybody else is turned away. */
@ServerTest
class EveryEndpointTests {
    private static final String OURS = "io.shuke.";
    private static final Set<String> FOREIGN = Set.of("org.springframework.boot.", "org.springdoc.");
    private static final String BOUNDARY = "an-edge-that-no-file-has";

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private AfterSalesFixture afterSales;

    @Autowired
    private SupplyFixture supply;

    @Autowired
    private Http http;

    @Autowired
    private JsonMapper json;

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        var silent = handlers().entrySet().stream()
                .filter(handler -> !handler.getValue().hasMethodAnnotation(Access.class))
                .map(Map.Entry::getKey);
        assertThat(silent).isEmpty();
    }

    @Test
    void everyEndpointHasItsRow() {
        var missing = new TreeSet<>(handlers().keySet());
        EndpointTable.ROWS.forEach(row -> missing.remove(row.endpoint()));
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void letsInWhoMayAndNobodyElse(String endpoint, Row row) {
        assertThat(handlers()).as("a row for an endpoint that is gone").containsKey(endpoint);
        var world = new World(people, orders, afterSales, supply);
        var wrong = new ArrayList<String>();
        for (var role : order(row)) {
            var status = send(row, world, role);
            if (!fits(row, role, status)) {
                wrong.add(role + " was answered " + status);
            }
        }
        assertThat(wrong).as(endpoint).isEmpty();
    }

    static Stream<Object[]> rows() {
        return EndpointTable.ROWS.stream().map(row -> new Object[] {row.endpoint(), row});
    }

    /** The owner comes last: what the others must not find has to be there still. */
    private static List<Role> order(Row row) {
        var roles = new ArrayList<>(List.of(Role.values()));
        if (row.owner() != null) {
            roles.remove(row.owner());
            roles.add(row.owner());
        }
        return roles;
    }

    private static boolean fits(Row row, Role role, int status) {
        if (!row.allowed().contains(role)) {
            return status == (role == Role.NOBODY ? 401 : 403);
        }
        if (row.owner() != null) {
            return role == row.owner() ? open(status) && status != 404 : status == 404;
        }
        return open(status);
    }

    private static boolean open(int status) {
        return status < 500 && status != 401 && status != 403 && status != 405;
    }

    private int send(Row row, World world, Role role) {
        var request = HttpRequest.newBuilder(
                        URI.create(http.origin() + row.path().apply(world)))
                .timeout(Duration.ofSeconds(30))
                .header("Idempotency-Key", world.keyFor(role));
        var token = world.tokenOf(role);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        body(request, row.method(), row.body().apply(world));
        try {
            // A stream never ends by itself: its status suffices.
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void body(HttpRequest.Builder request, String method, @org.jspecify.annotations.Nullable Object body) {
        switch (body) {
            case null -> request.method(method, BodyPublishers.noBody());
            case Row.Upload upload ->
                request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .method(method, BodyPublishers.ofByteArray(form(upload)));
            default ->
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
        }
    }

    private static byte[] form(Row.Upload upload) {
        var form = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < upload.fields().length; i += 2) {
            form.writeBytes(utf8("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, upload.fields()[i], upload.fields()[i + 1])));
        }
        form.writeBytes(utf8(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(BOUNDARY, upload.field(), upload.fileName())));
        form.writeBytes(upload.content());
        form.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every mapped method and pattern with its handler; a handler of somebody else's has to be one we know of. */
    private Map<String, HandlerMethod> handlers() {
        var found = new TreeMap<String, HandlerMethod>();
        for (var mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                var type = handler.getBeanType().getName();
                if (type.startsWith(OURS)) {
                    endpoints(info).forEach(endpoint -> found.put(endpoint, handler));
                } else {
                    assertThat(FOREIGN).as(type).anyMatch(type::startsWith);
                }
            });
        }
        return found;
    }

    private static Stream<String> endpoints(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        assertThat(methods).as("methods of " + info).isNotEmpty();
        return methods.stream()
                .flatMap(method -> info.getPatternValues().stream().map(pattern -> method + " " + pattern));
    }
}
