package io.shuke.payment.wechat;

import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.JsonResponseBody;
import io.shuke.payment.PaymentProvider.Unreachable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to WeChat, signed; answers are verified by the SDK before they are believed. */
final class WeChatApi {
    private static final int PATIENCE_MILLIS = 10_000;

    private final String baseUrl;
    private final HttpClient http;
    private final JsonMapper json;

    WeChatApi(WeChatSettings settings, WeChatKeys keys, JsonMapper json) {
        this.baseUrl = settings.baseUrl();
        this.json = json;
        this.http = new DefaultHttpClientBuilder()
                .credential(new WechatPay2Credential(settings.merchantId(), keys.signer()))
                .validator(new WechatPay2Validator(keys))
                .connectTimeoutMs(PATIENCE_MILLIS)
                .readTimeoutMs(PATIENCE_MILLIS)
                .writeTimeoutMs(PATIENCE_MILLIS)
                .build();
    }

    /** WeChat understood the request and said no; {@code code} is its word for why. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String code;

        Refused(ServiceException said) {
            super("WeChat answered " + said.getHttpStatusCode() + " " + said.getErrorCode() + " "
                    + said.getErrorMessage());
            this.status = said.getHttpStatusCode();
            this.code = String.valueOf(said.getErrorCode());
        }

        String code() {
            return code;
        }

        boolean isNotFound() {
            return status == 404;
        }
    }

    JsonNode get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    JsonNode post(String path, Object content) {
        return send(HttpMethod.POST, path, json.writeValueAsString(content));
    }

    /** What lies at an address that WeChat named, which must be its own. */
    byte[] download(String url) {
        if (!url.startsWith(baseUrl + "/")) {
            throw new Unreachable("WeChat named an address that is not its own");
        }
        try (var content = http.download(url)) {
            return content.readAllBytes();
        } catch (RuntimeException | IOException e) {
            throw new Unreachable("WeChat's bill cannot be read", e);
        }
    }

    private JsonNode send(HttpMethod method, String path, @Nullable String body) {
        var request = new HttpRequest.Builder()
                .httpMethod(method)
                .url(baseUrl + path)
                .addHeader("Accept", "application/json");
        if (body != null) {
            request.addHeader("Content-Type", "application/json")
                    .body(new JsonRequestBody.Builder().body(body).build());
        }
        try {
            var answer = http.execute(request.build(), Object.class).getBody();
            return answer instanceof JsonResponseBody text ? json.readTree(text.getBody()) : json.createObjectNode();
        } catch (ServiceException e) {
            if (e.getHttpStatusCode() >= 500 || e.getHttpStatusCode() == 429) {
                throw new Unreachable("WeChat answered " + e.getHttpStatusCode() + " to " + path, e);
            }
            throw new Refused(e);
        } catch (RuntimeException e) {
            // The SDK lets its JSON reader's failures through, where a gateway answers in HTML.
            throw new Unreachable("WeChat gave no answer that can be believed to " + path, e);
        }
    }
}
