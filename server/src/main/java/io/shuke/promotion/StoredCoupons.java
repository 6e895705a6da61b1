package io.shuke.promotion;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Coupons as they were made, and how far they have gone. */
@Repository
class StoredCoupons {
    /** The columns that {@link #terms} reads. */
    static final String TERMS = """
            p.kind, p.currency, p.amount_minor, p.basis_points, p.most_minor, p.threshold_minor, p.vendor_id, p.funder,
            p.product_ids, p.category_ids
            """;

    private final JdbcClient jdbc;

    StoredCoupons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A coupon as it stands, for whoever moves or claims it. */
    record Standing(
            UUID id,
            CouponState state,
            CouponAudience audience,
            @Nullable UUID partnerId,
            @Nullable UUID circleId,
            Instant startsAt,
            Instant endsAt,
            int mostEach) {
        boolean isOpen(Instant at) {
            return state == CouponState.PUBLISHED && !at.isBefore(startsAt) && at.isBefore(endsAt);
        }
    }

    void insert(UUID id, String code, CouponDraft draft, UUID madeBy, Instant at) {
        var terms = draft.terms();
        jdbc.sql("""
                insert into promotion.coupons
                    (id, code, name, kind, currency, amount_minor, basis_points, most_minor, threshold_minor, vendor_id,
                     funder, agreement, audience, partner_id, starts_at, ends_at, pieces, budget_minor, most_each, listed,
                     state, made_by, made_at, product_ids, category_ids, circle_id)
                values (:id, :code, :name, :kind, :currency, :amount, :basis_points, :most, :threshold, :vendor,
                        :funder, :agreement, :audience, :partner, :starts, :ends, :pieces, :budget, :most_each, :listed,
                        'DRAFT', :made_by, :at, :products, :categories, cast(:circle as uuid))
                """)
                .param("id", id)
                .param("code", code)
                .param("name", draft.name())
                .param("kind", terms.kind().name())
                .param("currency", terms.threshold().currency())
                .param("amount", minor(terms.amount()))
                .param("basis_points", terms.basisPoints())
                .param("most", minor(terms.most()))
                .param("threshold", terms.threshold().amountMinor())
                .param("vendor", terms.vendorId())
                .param("funder", terms.funder().name())
                .param("agreement", draft.agreement())
                .param("audience", draft.audience().name())
                .param("partner", draft.partnerId())
                .param("starts", Times.sql(startOf(draft.firstDay())))
                .param("ends", Times.sql(startOf(draft.lastDay().plusDays(1))))
                .param("pieces", draft.pieces())
                .param("budget", minor(draft.budget()))
                .param("most_each", draft.mostEach())
                .param("listed", draft.listed())
                .param("made_by", madeBy)
                .param("at", Times.sql(at))
                .param("products", terms.productIds().toArray(UUID[]::new))
                .param("categories", terms.categoryIds().toArray(UUID[]::new))
                .param("circle", draft.circleId())
                .update();
    }

    Optional<Standing> lock(UUID couponId) {
        return standing("id = :coupon for update", "coupon", couponId);
    }

    Optional<Standing> ofCode(String code) {
        return standing("code = :code", "code", code);
    }

    private Optional<Standing> standing(String where, String name, Object value) {
        return jdbc.sql("""
                select id, state, audience, partner_id, circle_id, starts_at, ends_at, most_each
                from promotion.coupons where
                """ + where)
                .param(name, value)
                .query((row, number) -> new Standing(
                        row.getObject("id", UUID.class),
                        CouponState.valueOf(row.getString("state")),
                        CouponAudience.valueOf(row.getString("audience")),
                        row.getObject("partner_id", UUID.class),
                        row.getObject("circle_id", UUID.class),
                        Times.instant(row, "starts_at"),
                        Times.instant(row, "ends_at"),
                        row.getInt("most_each")))
                .optional();
    }

    void move(UUID couponId, CouponState to) {
        jdbc.sql("update promotion.coupons set state = :state where id = :coupon")
                .param("state", to.name())
                .param("coupon", couponId)
                .update();
    }

    /** Takes one piece while there are any, and while it is open; false where not. */
    boolean takePiece(UUID couponId, Instant at) {
        return jdbc.sql("""
                        update promotion.coupons set claimed = claimed + 1
                        where id = :coupon and state = 'PUBLISHED' and starts_at <= :at and ends_at > :at
                          and (pieces is null or claimed < pieces)
                          and (budget_minor is null or committed_minor < budget_minor)
                        """)
                        .param("coupon", couponId)
                        .param("at", Times.sql(at))
                        .update()
                > 0;
    }

    /** Everything, newest first. */
    List<Coupon> page(@Nullable UUID after, int limit) {
        return coupons("where cast(:after as uuid) is null or p.id < :after order by p.id desc limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(StoredCoupons::coupon)
                .list();
    }

    Optional<Coupon> find(UUID couponId) {
        return coupons("where p.id = :coupon")
                .param("coupon", couponId)
                .query(StoredCoupons::coupon)
                .optional();
    }

    private JdbcClient.StatementSpec coupons(String which) {
        return jdbc.sql("""
                select p.id, p.code, p.name, p.agreement, p.audience, p.partner_id, p.circle_id, p.starts_at, p.ends_at, p.pieces,
                       p.budget_minor, p.most_each, p.listed, p.state, p.claimed, p.committed_minor, p.made_at,
                       u.used, u.given_minor,
                """ + TERMS + """
                from promotion.coupons p
                cross join lateral (select count(*) as used, coalesce(sum(c.saved_minor), 0)::bigint as given_minor
                                    from promotion.claims c where c.coupon_id = p.id and c.state = 'USED') u
                """ + which);
    }

    private static Coupon coupon(ResultSet row, int number) throws SQLException {
        return new Coupon(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                terms(row),
                null,
                List.of(),
                row.getString("agreement"),
                CouponAudience.valueOf(row.getString("audience")),
                row.getObject("partner_id", UUID.class),
                null,
                row.getObject("circle_id", UUID.class),
                null,
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                row.getObject("pieces", Integer.class),
                moneyOrNull(row, "budget_minor"),
                row.getInt("most_each"),
                row.getBoolean("listed"),
                CouponState.valueOf(row.getString("state")),
                row.getInt("claimed"),
                row.getLong("used"),
                money(row, "committed_minor"),
                money(row, "given_minor"),
                Times.instant(row, "made_at"));
    }

    static CouponTerms terms(ResultSet row) throws SQLException {
        return new CouponTerms(
                CouponKind.valueOf(row.getString("kind")),
                moneyOrNull(row, "amount_minor"),
                row.getObject("basis_points", Integer.class),
                moneyOrNull(row, "most_minor"),
                money(row, "threshold_minor"),
                row.getObject("vendor_id", UUID.class),
                CouponFunder.valueOf(row.getString("funder")),
                ids(row, "product_ids"),
                ids(row, "category_ids"));
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        return Set.of((UUID[]) row.getArray(column).getArray());
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }

    static @Nullable Money moneyOrNull(ResultSet row, String column) throws SQLException {
        var minor = row.getObject(column, Long.class);
        return minor == null ? null : new Money(minor, row.getString("currency"));
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.amountMinor();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(MarketClock.ZONE).toInstant();
    }
}
