package io.shuke.payment.wechat;

import io.shuke.payment.Charge.Way;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.modulith.NamedInterface;

/**
 * What a merchant gets from WeChat, by configuration under {@code shuke.wechat}. WeChat is on where a merchant id is set;
 * then everything must be there, or the market doesn't start.
 */
@NamedInterface("wechat")
public record WeChatSettings(
        String merchantId,
        String appId,
        String appSecret,
        String apiKey,
        String certificateSerial,
        String privateKey,
        String publicKeyId,
        String publicKey,
        List<String> platformCertificates,
        Set<Way> ways,
        String transferScene,
        String baseUrl,
        String signInUrl) {
    static final String BASE_URL = "https://api.mch.weixin.qq.com";
    static final String SIGN_IN_URL = "https://api.weixin.qq.com";
    private static final String PREFIX = "shuke.wechat.";
    private static final int API_KEY_BYTES = 32;
    private static final List<String> NEEDED =
            List.of("merchant-id", "app-id", "api-key", "certificate-serial", "private-key");

    public WeChatSettings {
        platformCertificates = List.copyOf(platformCertificates);
        ways = Set.copyOf(ways);
    }

    static WeChatSettings of(Environment environment) {
        return new WeChatSettings(
                text(environment, "merchant-id", ""),
                text(environment, "app-id", ""),
                text(environment, "app-secret", ""),
                text(environment, "api-key", ""),
                text(environment, "certificate-serial", ""),
                text(environment, "private-key", ""),
                text(environment, "public-key-id", ""),
                text(environment, "public-key", ""),
                list(text(environment, "platform-certificates", "")),
                ways(list(text(environment, "ways", Way.QR_CODE.name()))),
                text(environment, "transfer-scene", "1005"),
                text(environment, "base-url", BASE_URL),
                text(environment, "sign-in-url", SIGN_IN_URL));
    }

    /** Whether anything of WeChat is set, even half of it. */
    public static boolean isOn(Environment environment) {
        return NEEDED.stream().anyMatch(name -> !text(environment, name, "").isEmpty());
    }

    /** Why WeChat cannot be used as it is set up, one line each; nothing where it can, or is off. */
    public static List<String> refusals(Environment environment) {
        var reasons = new ArrayList<String>();
        if (!isOn(environment)) {
            return reasons;
        }
        for (var name : NEEDED) {
            if (text(environment, name, "").isEmpty()) {
                reasons.add("WeChat Pay is half set up: " + variable(name) + " is missing.");
            }
        }
        checkVerification(environment, reasons);
        checkApiKey(environment, reasons);
        checkWays(environment, reasons);
        checkAddresses(environment, reasons);
        if (reasons.isEmpty()) {
            reasons.addAll(WeChatKeys.refusals(of(environment)));
        }
        return reasons;
    }

    private static void checkVerification(Environment environment, List<String> reasons) {
        var id = text(environment, "public-key-id", "");
        var key = text(environment, "public-key", "");
        if (id.isEmpty() != key.isEmpty()) {
            reasons.add("WeChat Pay is half set up: SHUKE_WECHAT_PUBLIC_KEY_ID and SHUKE_WECHAT_PUBLIC_KEY belong"
                    + " together.");
        } else if (id.isEmpty()
                && text(environment, "platform-certificates", "").isEmpty()) {
            reasons.add("WeChat Pay is half set up: set SHUKE_WECHAT_PUBLIC_KEY_ID and SHUKE_WECHAT_PUBLIC_KEY, or"
                    + " SHUKE_WECHAT_PLATFORM_CERTIFICATES.");
        }
    }

    private static void checkApiKey(Environment environment, List<String> reasons) {
        var key = text(environment, "api-key", "");
        if (!key.isEmpty() && key.getBytes(StandardCharsets.UTF_8).length != API_KEY_BYTES) {
            reasons.add("SHUKE_WECHAT_API_KEY must be the APIv3 key of 32 characters.");
        }
    }

    private static void checkWays(Environment environment, List<String> reasons) {
        try {
            var ways = ways(list(text(environment, "ways", Way.QR_CODE.name())));
            if (ways.contains(Way.JSAPI) && text(environment, "app-secret", "").isEmpty()) {
                reasons.add("Paying inside WeChat (JSAPI) needs SHUKE_WECHAT_APP_SECRET, to learn who pays.");
            }
        } catch (IllegalArgumentException e) {
            reasons.add("SHUKE_WECHAT_WAYS must be some of QR_CODE, H5 and JSAPI, separated by commas.");
        }
    }

    /** Another address than WeChat's is for tests alone. */
    private static void checkAddresses(Environment environment, List<String> reasons) {
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        for (var address :
                List.of(text(environment, "base-url", BASE_URL), text(environment, "sign-in-url", SIGN_IN_URL))) {
            var host = String.valueOf(URI.create(address).getHost());
            if (!address.equals("https://" + host) || !host.endsWith(".weixin.qq.com")) {
                reasons.add("In production WeChat is at " + BASE_URL + " and " + SIGN_IN_URL + ", not at " + address
                        + ": unset SHUKE_WECHAT_BASE_URL and SHUKE_WECHAT_SIGN_IN_URL.");
            }
        }
    }

    private static Set<Way> ways(List<String> names) {
        var ways = EnumSet.noneOf(Way.class);
        names.forEach(name -> ways.add(Way.valueOf(name)));
        if (ways.isEmpty() || ways.contains(Way.CASHIER)) {
            throw new IllegalArgumentException("no way of WeChat's: " + names);
        }
        return ways;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String text(Environment environment, String name, String otherwise) {
        var value = environment.getProperty(PREFIX + name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static String variable(String name) {
        return "SHUKE_WECHAT_" + name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }
}
