package io.shuke.sharing;

import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The secret that signs tokens: made at the first start, kept in the database so that every process has the same, and read
 * once a process, before anybody asks for it.
 */
@Repository
class SigningKeys implements SmartInitializingSingleton {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile byte @Nullable [] secret;

    SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        secret = find().orElseGet(() -> Objects.requireNonNull(transaction.execute(status -> findOrMake())));
    }

    byte[] secret() {
        return Objects.requireNonNull(secret);
    }

    /** The table's lock makes sure that two processes that start at once make one key. */
    private byte[] findOrMake() {
        jdbc.sql("lock table sharing.signing_key in share row exclusive mode").update();
        return find().orElseGet(this::make);
    }

    private Optional<byte[]> find() {
        return jdbc.sql("select secret from sharing.signing_key order by created_at desc, id desc limit 1")
                .query(byte[].class)
                .optional();
    }

    private byte[] make() {
        var made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        jdbc.sql("insert into sharing.signing_key (id, secret, created_at) values (:id, :secret, :at)")
                .param("id", Ids.next())
                .param("secret", made)
                .param("at", Times.sql(clock.instant()))
                .update();
        return made;
    }
}
