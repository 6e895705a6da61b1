package io.shuke.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** What the market refuses to start with, where WeChat is set up by half or wrongly. */
class WeChatSettingsTests {
    @Test
    void isOffWhereNothingIsSet() {
        assertThat(WeChatSettings.isOn(new MockEnvironment())).isFalse();
        assertThat(WeChatSettings.refusals(new MockEnvironment())).isEmpty();
    }

    @Test
    void takesAWholeSetting() {
        assertThat(WeChatSettings.refusals(whole())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "merchant-id, '', SHUKE_WECHAT_MERCHANT_ID is missing",
        "app-id, '', SHUKE_WECHAT_APP_ID is missing",
        "api-key, '', SHUKE_WECHAT_API_KEY is missing",
        "api-key, short, SHUKE_WECHAT_API_KEY must be",
        "certificate-serial, '', SHUKE_WECHAT_CERTIFICATE_SERIAL is missing",
        "private-key, '', SHUKE_WECHAT_PRIVATE_KEY is missing",
        "private-key, /there/is/none.pem, cannot be read",
        "public-key-id, '', belong together",
        "public-key, '', belong together",
        "public-key, -----BEGIN nonsense, cannot be read",
        "app-secret, '', needs SHUKE_WECHAT_APP_SECRET",
        "ways, 'QR_CODE,CARRIER_PIGEON', SHUKE_WECHAT_WAYS must be",
        "ways, CASHIER, SHUKE_WECHAT_WAYS must be",
    })
    void refusesHalfASettingWithOneLine(String name, String value, String reason) {
        var environment = whole();
        environment.setProperty("shuke.wechat." + name, value);
        assertThat(WeChatSettings.refusals(environment))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(reason).doesNotContain("\n"));
    }

    @Test
    void wantsAKeyOrCertificatesToVerifyBy() {
        var environment = whole();
        environment.setProperty("shuke.wechat.public-key-id", "");
        environment.setProperty("shuke.wechat.public-key", "");
        assertThat(WeChatSettings.refusals(environment))
                .singleElement()
                .asString()
                .contains("SHUKE_WECHAT_PLATFORM_CERTIFICATES");
        environment.setProperty(
                "shuke.wechat.platform-certificates", "src/test/resources/wechat/golden-certificate.pem");
        assertThat(WeChatSettings.refusals(environment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, http://127.0.0.1:8080",
        "base-url, http://api.mch.weixin.qq.com",
        "base-url, https://api.mch.weixin.qq.com.evil.example",
        "base-url, https://api.mch.weixin.qq.com/path",
        "sign-in-url, https://elsewhere.example",
    })
    void refusesAnotherWeChatInProduction(String name, String value) {
        var environment = whole();
        environment.setProperty("shuke.wechat." + name, value);
        assertThat(WeChatSettings.refusals(environment)).isEmpty();
        environment.setActiveProfiles("production");
        assertThat(WeChatSettings.refusals(environment))
                .singleElement()
                .asString()
                .startsWith("In production WeChat is at");
    }

    private static MockEnvironment whole() {
        var environment = new MockEnvironment();
        FakeWeChat.ONE.settings().forEach((name, value) -> environment.setProperty(name, String.valueOf(value)));
        environment.setProperty("shuke.wechat.base-url", WeChatSettings.BASE_URL);
        environment.setProperty("shuke.wechat.sign-in-url", WeChatSettings.SIGN_IN_URL);
        return environment;
    }
}
