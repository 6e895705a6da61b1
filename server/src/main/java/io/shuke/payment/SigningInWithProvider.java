package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Learns who a person is to a provider. The way there carries a state that we sign: whose it is, to which of our pages it
 * leads back – by its kind and id, never by an address – and until when. It counts for that person alone, so nobody can
 * have a stranger's account written down as their own, nor theirs as a stranger's.
 */
@Component
public class SigningInWithProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SigningInWithProvider.class);
    private static final Duration COUNTS_FOR = Duration.ofMinutes(10);
    private static final String PURPOSE = "provider-sign-in";

    private final Map<String, ProviderSignIn> byProvider;
    private final PayerAccounts accounts;
    private final PayoutTerms terms;
    private final Secrets secrets;
    private final Environment environment;
    private final Clock clock;

    SigningInWithProvider(
            List<ProviderSignIn> signIns,
            PayerAccounts accounts,
            PayoutTerms terms,
            Secrets secrets,
            Environment environment,
            Clock clock) {
        this.byProvider = signIns.stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(ProviderSignIn::provider, each -> each));
        this.accounts = accounts;
        this.terms = terms;
        this.secrets = secrets;
        this.environment = environment;
        this.clock = clock;
    }

    /** To which page the browser comes back. */
    public enum Target {
        ORDER,
        PAYOUTS;

        String path(String id) {
            return switch (this) {
                case ORDER -> "/orders/" + id + "/pay";
                case PAYOUTS -> "/partner/payouts";
            };
        }
    }

    /** A provider that can know the person, whether it does, and whether payouts go there. */
    public record ProviderAccount(String provider, boolean known, boolean paidTo, Map<String, String> names) {}

    /** What became of coming back. */
    public sealed interface Outcome {
        record SignedIn(String path) implements Outcome {}

        /** The state is not ours, not this person's, or too old. */
        record NotValid() implements Outcome {}

        /** The provider refused the code or didn't answer. */
        record Silent(String path) implements Outcome {}
    }

    public List<ProviderAccount> accountsOf(UUID personId) {
        return byProvider.values().stream()
                .map(each -> new ProviderAccount(
                        each.provider(),
                        accounts.of(personId, each.provider()).isPresent(),
                        each.provider().equals(terms.provider()),
                        each.names()))
                .toList();
    }

    /** Where the browser goes; empty for a provider that knows nobody. */
    public Optional<String> begin(String provider, UUID personId, Target target, UUID targetId) {
        var text = String.join(
                " ",
                provider,
                personId.toString(),
                target.name(),
                targetId.toString(),
                String.valueOf(clock.instant().plus(COUNTS_FOR).getEpochSecond()));
        return Optional.ofNullable(byProvider.get(provider))
                .map(signIn -> signIn.address(returnUrl(provider), encoded(text) + "." + signature(text)));
    }

    public Outcome finish(String provider, UUID personId, String code, String state) {
        var signIn = byProvider.get(provider);
        var path = path(provider, personId, state);
        if (signIn == null || path.isEmpty()) {
            return new Outcome.NotValid();
        }
        try {
            accounts.keep(personId, provider, signIn.accountOf(code), clock.instant());
            return new Outcome.SignedIn(path.get());
        } catch (Unreachable e) {
            LOG.warn("{} doesn't say who {} is: {}", provider, personId, e.getMessage());
            return new Outcome.Silent(path.get());
        }
    }

    private Optional<String> path(String provider, UUID personId, String state) {
        try {
            var dot = state.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            var text = new String(Base64.getUrlDecoder().decode(state.substring(0, dot)), StandardCharsets.UTF_8);
            var parts = text.split(" ");
            var fits = MessageDigest.isEqual(
                            signature(text).getBytes(StandardCharsets.UTF_8),
                            state.substring(dot + 1).getBytes(StandardCharsets.UTF_8))
                    && parts.length == 5
                    && parts[0].equals(provider)
                    && parts[1].equals(personId.toString())
                    && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[4])));
            return fits ? Optional.of(Target.valueOf(parts[2]).path(parts[3])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String signature(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.hash(PURPOSE, text));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String returnUrl(String provider) {
        return environment.getProperty("shuke.public-url", "") + "/api/my/provider-sign-ins/" + provider + "/return";
    }
}
