package io.shuke.sharing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Traces of devices and networks, hashed with the market's secret: they can be compared, not read. */
@Component
public class Traces {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    private final SigningKeys keys;

    Traces(SigningKeys keys) {
        this.keys = keys;
    }

    public byte[] hash(@Nullable String... parts) {
        var text = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n", "trace\n", ""));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.secret(), ALGORITHM));
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), KEPT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
