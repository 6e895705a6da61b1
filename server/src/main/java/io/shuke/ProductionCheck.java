package io.shuke;

import io.shuke.payment.wechat.WeChatSettings;
import io.shuke.shared.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** In production the market starts only with secrets, addresses and companies of its own. */
class ProductionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Set<String> DEMO_SECRETS =
            Set.of("demo-secret-that-production-refuses", "a-secret-for-demonstrations-only");
    private static final String SANDBOX = "sandbox";
    private static final int SHORTEST_SECRET = 32;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var reasons = refusals(context.getEnvironment());
        if (!reasons.isEmpty()) {
            throw new StartRefused(reasons);
        }
    }

    /** Why this environment is not fit for production, or nothing where it is, or isn't production at all. */
    static List<String> refusals(Environment environment) {
        var reasons = new ArrayList<String>();
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return reasons;
        }
        if (environment.acceptsProfiles(Profiles.of("demo | test"))) {
            reasons.add(
                    "The demo profile is on beside production: it brings the sandbox provider, a mail-box that shows"
                            + " codes, and known passwords. Set SHUKE_PROFILE=production alone.");
        }
        checkSecret(environment, reasons);
        checkPublicUrl(environment, reasons);
        checkCompanies(environment, reasons);
        checkSecondFactor(environment, reasons);
        reasons.addAll(WeChatSettings.refusals(environment));
        return reasons;
    }

    private static void checkSecret(Environment environment, List<String> reasons) {
        var secret = environment.getProperty("shuke.secret", "");
        if (secret.isBlank()) {
            reasons.add("There is no secret: set SHUKE_SECRET to 32 random characters or more and keep it.");
        } else if (DEMO_SECRETS.contains(secret)) {
            reasons.add("SHUKE_SECRET is the demonstration's: set it to 32 random characters or more and keep it.");
        } else if (secret.length() < SHORTEST_SECRET) {
            reasons.add("SHUKE_SECRET is too short: set it to 32 random characters or more and keep it.");
        }
    }

    private static void checkPublicUrl(Environment environment, List<String> reasons) {
        var url = environment.getProperty("shuke.public-url", "");
        if (url.isBlank()) {
            reasons.add("There is no public address: set SHUKE_PUBLIC_URL, for example to https://market.example.");
        } else if (!isPublic(url)) {
            reasons.add(
                    "SHUKE_PUBLIC_URL must be https://, a public host name and nothing behind it, not " + url + ".");
        }
    }

    private static boolean isPublic(String url) {
        try {
            var address = new URI(url);
            var host = address.getHost();
            return "https".equals(address.getScheme())
                    && host != null
                    && host.contains(".")
                    && !host.startsWith("127.")
                    && (address.getPath().isEmpty() || address.getPath().equals("/"))
                    && address.getQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void checkSecondFactor(Environment environment, List<String> reasons) {
        if (!"required".equalsIgnoreCase(environment.getProperty("shuke.staff.second-factor", "required"))) {
            reasons.add("Rights over money could be used without a second factor: leave shuke.staff.second-factor"
                    + " at required.");
        }
    }

    private static void checkCompanies(Environment environment, List<String> reasons) {
        if (SANDBOX.equals(environment.getProperty("shuke.payout.provider"))) {
            reasons.add("The sandbox provider moves no real money: set SHUKE_PAYOUT_PROVIDER to another one.");
        }
        if (environment.getProperty("shuke.payout.provider", "").equals("wechat")
                && !WeChatSettings.isOn(environment)) {
            reasons.add("SHUKE_PAYOUT_PROVIDER is wechat, but WeChat Pay is not set up.");
        }
        if (environment.getProperty("shuke.sms.url", "").isBlank()) {
            reasons.add("Nothing sends text messages, so nobody could sign in: set SHUKE_SMS_URL to your gateway.");
        }
    }
}
