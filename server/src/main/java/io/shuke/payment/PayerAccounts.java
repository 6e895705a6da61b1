package io.shuke.payment;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who people are to a provider, by the provider's own word. Each call is one statement. */
@Repository
public class PayerAccounts {
    private final JdbcClient jdbc;
    private final AccountHashes hashes;

    PayerAccounts(JdbcClient jdbc, AccountHashes hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    public Optional<String> of(UUID personId, String provider) {
        return jdbc.sql("select account from payment.payer_account where person_id = :person and provider = :provider")
                .param("person", personId)
                .param("provider", provider)
                .query(String.class)
                .optional();
    }

    /** A person has one account at a provider; the last one counts. */
    public void keep(UUID personId, String provider, String account, Instant at) {
        jdbc.sql("""
                insert into payment.payer_account (person_id, provider, account, account_hash, at)
                values (:person, :provider, :account, :hash, :at)
                on conflict (person_id, provider) do update
                    set account = excluded.account, account_hash = excluded.account_hash, at = excluded.at
                """)
                .param("person", personId)
                .param("provider", provider)
                .param("account", account)
                .param("hash", hashes.of(provider, account))
                .param("at", Times.sql(at))
                .update();
    }
}
