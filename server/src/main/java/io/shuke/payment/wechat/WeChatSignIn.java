package io.shuke.payment.wechat;

import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.ProviderSignIn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** WeChat's quiet sign-in (snsapi_base): it asks the person nothing and answers with who they are to our app. */
final class WeChatSignIn implements ProviderSignIn {
    private static final String ADDRESS = "https://open.weixin.qq.com/connect/oauth2/authorize?appid=%s&redirect_uri=%s"
            + "&response_type=code&scope=snsapi_base&state=%s#wechat_redirect";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeChatSettings settings;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    WeChatSignIn(WeChatSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String provider() {
        return WeChatProvider.NAME;
    }

    @Override
    public String address(String returnUrl, String state) {
        return ADDRESS.formatted(settings.appId(), encoded(returnUrl), encoded(state));
    }

    @Override
    public String accountOf(String code) {
        var address = settings.signInUrl() + "/sns/oauth2/access_token?appid=" + settings.appId() + "&secret="
                + encoded(settings.appSecret()) + "&code=" + encoded(code) + "&grant_type=authorization_code";
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            var body = json.readTree(answer.body());
            var openId = body.path("openid").asString("");
            if (openId.isEmpty()) {
                throw new Unreachable("WeChat answered " + body.path("errcode").asString("without an account"));
            }
            return openId;
        } catch (IOException | JacksonException e) {
            throw new Unreachable("WeChat's sign-in cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", e);
        }
    }

    @Override
    public Map<String, String> names() {
        return Map.of("appId", settings.appId(), "mchId", settings.merchantId());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
