package io.shuke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.identity.SecondFactorGate;
import io.shuke.shared.StartRefused;
import io.shuke.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What production refuses to start with, and what it doesn't show once it runs. */
@ExtendWith(OutputCaptureExtension.class)
class ProductionTests {
    private static final Map<String, Object> FIT = Map.of(
            "shuke.secret", "0123456789abcdef0123456789abcdef",
            "shuke.public-url", "https://market.example",
            "shuke.sms.url", "https://sms.example/send");

    @Test
    void startsWithSecretsAddressesAndCompaniesOfItsOwn() {
        assertThat(ProductionCheck.refusals(environment("production", null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shuke.secret, '', There is no secret",
        "shuke.secret, demo-secret-that-production-refuses, SHUKE_SECRET is the demonstration's",
        "shuke.secret, short, SHUKE_SECRET is too short",
        "shuke.public-url, '', There is no public address",
        "shuke.public-url, http://market.example, SHUKE_PUBLIC_URL must be https://",
        "shuke.public-url, https://localhost, SHUKE_PUBLIC_URL must be https://",
        "shuke.public-url, https://127.0.0.1, SHUKE_PUBLIC_URL must be https://",
        "shuke.public-url, https://market.example/shop, SHUKE_PUBLIC_URL must be https://",
        "shuke.public-url, 'https://market example', SHUKE_PUBLIC_URL must be https://",
        "shuke.payout.provider, sandbox, The sandbox provider moves no real money",
        "shuke.sms.url, '', Nothing sends text messages",
        "shuke.staff.second-factor, enrolled, Rights over money could be used without a second factor",
    })
    void refusesEachUnfitSettingWithOneLine(String name, String value, String reason) {
        assertThat(ProductionCheck.refusals(environment("production", name, value)))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(reason).doesNotContain("\n"));
    }

    @Test
    void refusesTheDemonstrationBesideProduction() {
        var environment = environment("production", null, null);
        environment.addActiveProfile("demo");
        assertThat(ProductionCheck.refusals(environment))
                .singleElement()
                .asString()
                .startsWith("The demo profile is on beside production");
    }

    @Test
    void asksNothingOfADemonstration() {
        assertThat(ProductionCheck.refusals(environment("demo", "shuke.secret", "")))
                .isEmpty();
    }

    @Test
    void printsTheReasonsAndNoStackTrace(CapturedOutput output) {
        var application = new SpringApplicationBuilder(ShukeApplication.class)
                .web(WebApplicationType.NONE)
                .profiles("production");
        assertThatThrownBy(() -> application.run("--shuke.secret=short", "--shuke.sms.url=https://sms.example"))
                .isInstanceOf(StartRefused.class);
        assertThat(output.getOut() + output.getErr())
                .contains("SHUKE_SECRET is too short", "There is no public address", "start again")
                .doesNotContain("\tat io.shuke");
    }

    @Test
    void runsWithoutAnythingOfTheDemonstration() throws Exception {
        var settings = new HashMap<>(FIT);
        settings.put("server.port", 0);
        settings.put("shuke.jobs", false);
        settings.put("shuke.owner-phone", "139 0000 0009");
        var arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var application = new SpringApplicationBuilder(ShukeApplication.class)
                .profiles("production")
                .initializers(new TestDatabase());
        try (var context = application.run(arguments)) {
            var origin = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
            for (var path : new String[] {
                "/demo/mailbox",
                "/api/demo/people",
                "/api/demo/clock",
                "/api/demo/messages",
                "/api/openapi",
                "/api/docs",
                "/sandbox/cashier/x",
                "/api/sandbox/faults"
            }) {
                assertThat(get(origin + path).statusCode()).as(path).isIn(401, 404);
            }
            var page = get(origin + "/api/cart");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("max-age=63072000"));
            assertThat(page.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.contains("; Secure"));

            var jdbc = context.getBean(JdbcClient.class);
            assertThat(context.getBean(SecondFactorGate.class)
                            .state(UUID.randomUUID(), "no session")
                            .required())
                    .isTrue();
            assertThat(jdbc.sql("select phone from identity.person where 'OWNER' = any(staff_rights)")
                            .query(String.class)
                            .list())
                    .containsExactly("+8613900000009");
        }
    }

    private static MockEnvironment environment(String profile, @Nullable String name, @Nullable String value) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        FIT.forEach((key, fit) -> environment.setProperty(key, String.valueOf(fit)));
        if (name != null) {
            environment.setProperty(name, String.valueOf(value));
        }
        return environment;
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
