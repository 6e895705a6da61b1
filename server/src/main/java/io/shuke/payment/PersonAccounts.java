package io.shuke.payment;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows who pays from, and is paid to, which account at a provider; of the account itself only a keyed hash is kept. */
@Repository
public class PersonAccounts {
    private final JdbcClient jdbc;

    PersonAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the people who have paid from, or been paid to, or linked, an account that paid for the order. */
    public Set<UUID> behindOrder(UUID orderId, Collection<UUID> personIds) {
        return jdbc.sql("""
                with paying as (
                    select account_hash from payment.charge where order_id = :order and account_hash is not null
                )
                select c.buyer_id as person_id from payment.charge c join paying p on p.account_hash = c.account_hash
                where c.buyer_id = any(:people)
                union
                select o.partner_id from payment.payout o join paying p on p.account_hash = o.account_hash
                where o.partner_id = any(:people)
                union
                select a.person_id from payment.payer_account a join paying p on p.account_hash = a.account_hash
                where a.person_id = any(:people)
                """)
                .param("order", orderId)
                .param("people", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
