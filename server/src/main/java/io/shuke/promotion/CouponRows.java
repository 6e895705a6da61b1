package io.shuke.promotion;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads coupons as people see them, still without the names of suppliers. One statement each. */
@Repository
class CouponRows {
    private static final String OFFER = """
            select p.id, p.code, p.name, p.audience, p.circle_id, p.starts_at, p.ends_at, p.most_each, h.had,
                   case when p.state <> 'PUBLISHED' or p.ends_at <= :at then 'OVER'
                        when p.starts_at > :at then 'NOT_BEGUN'
                        when h.had >= p.most_each then 'HAD'
                        when p.claimed >= p.pieces or p.committed_minor >= p.budget_minor then 'GONE'
                        else 'OPEN' end as standing,
            """ + StoredCoupons.TERMS + """
            from promotion.coupons p
            cross join lateral (select count(*)::int as had from promotion.claims c
                                where c.coupon_id = p.id and c.person_id = cast(:person as uuid)) h
            """;

    private static final String MINE = """
            select m.* from (
                select c.id as claim_id, p.id, p.name, p.starts_at, p.ends_at, c.order_id, c.saved_minor,
                       case when c.state <> 'HELD' then 'USED' when p.ends_at <= :at then 'OVER'
                            else 'USABLE' end as standing,
            """ + StoredCoupons.TERMS + """
                from promotion.claims c join promotion.coupons p on p.id = c.coupon_id
                where c.person_id = :person
            ) m
            """;

    private final JdbcClient jdbc;

    CouponRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands in the coupon centre, what ends first first. */
    List<CouponOffer> listed(@Nullable UUID personId, Instant at) {
        return jdbc.sql(OFFER + """
                where p.listed and p.state = 'PUBLISHED' and p.ends_at > :at
                order by p.ends_at, p.id limit 100
                """)
                .param("person", personId)
                .param("at", Times.sql(at))
                .query(CouponRows::offer)
                .list();
    }

    Optional<CouponOffer> ofCode(String code, @Nullable UUID personId, Instant at) {
        return jdbc.sql(OFFER + "where p.code = :code and p.state <> 'DRAFT'")
                .param("person", personId)
                .param("at", Times.sql(at))
                .param("code", code)
                .query(CouponRows::offer)
                .optional();
    }

    List<MyCoupon> mine(UUID personId, MyCoupon.Standing standing, @Nullable UUID after, int limit, Instant at) {
        return jdbc.sql(MINE + """
                where m.standing = :standing and (cast(:after as uuid) is null or m.claim_id < :after)
                order by m.claim_id desc limit :limit
                """)
                .param("person", personId)
                .param("at", Times.sql(at))
                .param("standing", standing.name())
                .param("after", after)
                .param("limit", limit)
                .query(CouponRows::mine)
                .list();
    }

    MyCoupon one(UUID personId, UUID claimId, Instant at) {
        return jdbc.sql(MINE + "where m.claim_id = :claim")
                .param("person", personId)
                .param("at", Times.sql(at))
                .param("claim", claimId)
                .query(CouponRows::mine)
                .single();
    }

    private static CouponOffer offer(ResultSet row, int number) throws SQLException {
        return new CouponOffer(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                StoredCoupons.terms(row),
                null,
                List.of(),
                CouponAudience.valueOf(row.getString("audience")),
                row.getObject("circle_id", UUID.class),
                null,
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                row.getInt("most_each"),
                row.getInt("had"),
                CouponOffer.Standing.valueOf(row.getString("standing")));
    }

    private static MyCoupon mine(ResultSet row, int number) throws SQLException {
        return new MyCoupon(
                row.getObject("claim_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("name"),
                StoredCoupons.terms(row),
                null,
                List.of(),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                MyCoupon.Standing.valueOf(row.getString("standing")),
                row.getObject("order_id", UUID.class),
                StoredCoupons.moneyOrNull(row, "saved_minor"));
    }
}
