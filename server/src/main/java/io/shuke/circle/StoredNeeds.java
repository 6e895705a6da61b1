package io.shuke.circle;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what members want, and who else does. */
@Repository
class StoredNeeds {
    private final JdbcClient jdbc;

    /** A need that is locked until the transaction ends. */
    record Locked(UUID id, UUID circleId, @Nullable UUID authorId, NeedState state, int votes) {}

    StoredNeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID circleId, UUID authorId, String words, Instant at) {
        jdbc.sql("""
                insert into circle.need (id, circle_id, author_id, words, state, at)
                values (:id, :circle, :author, :words, 'OPEN', :at)
                """)
                .param("id", id)
                .param("circle", circleId)
                .param("author", authorId)
                .param("words", words)
                .param("at", Times.sql(at))
                .update();
    }

    Optional<Locked> lock(UUID id) {
        return jdbc.sql(
                        "select id, circle_id, author_id, state, votes from circle.need where id = :id for no key update")
                .param("id", id)
                .query(Locked.class)
                .optional();
    }

    /** The circle of a need that the person may act on: one that is hidden is its author's alone. */
    Optional<UUID> circleOf(UUID id, UUID personId) {
        return jdbc.sql("select circle_id from circle.need where id = :id and (not hidden or author_id = :person)")
                .param("id", id)
                .param("person", personId)
                .query(UUID.class)
                .optional();
    }

    /**
     * The count moves where a row is written, in one statement. False where the need is no longer open or is hidden, and the person is
     * none of those who wanted it. Whoever offers or closes it meanwhile is waited for.
     */
    boolean join(UUID needId, UUID personId, Instant at) {
        return jdbc.sql("""
                with open as materialized (
                    select id from circle.need where id = :need and state = 'OPEN' and not hidden for no key update
                ), put as (
                    insert into circle.need_vote (need_id, person_id, at) select id, :person, :at from open
                    on conflict (need_id, person_id) do nothing
                    returning need_id
                ), counted as (
                    update circle.need set votes = votes + 1 where id in (select need_id from put)
                )
                select exists (select from open)
                       or exists (select from circle.need_vote where need_id = :need and person_id = :person)
                """)
                .param("need", needId)
                .param("person", personId)
                .param("at", Times.sql(at))
                .query(Boolean.class)
                .single();
    }

    /** False where the need is no longer open or is hidden, and the person stays one of those who wanted it. */
    boolean withdraw(UUID needId, UUID personId) {
        return jdbc.sql("""
                with open as materialized (
                    select id from circle.need where id = :need and state = 'OPEN' and not hidden for no key update
                ), gone as (
                    delete from circle.need_vote v using open
                    where v.need_id = open.id and v.person_id = :person
                    returning v.need_id
                ), counted as (
                    update circle.need set votes = votes - 1 where id in (select need_id from gone)
                )
                select exists (select from open)
                       or not exists (select from circle.need_vote where need_id = :need and person_id = :person)
                """)
                .param("need", needId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** False where it is not open, or was proposed to the market. What is hidden can be closed, and nothing else. */
    boolean move(UUID id, NeedState state) {
        return jdbc.sql("""
                        update circle.need set state = :state
                        where id = :id and state = 'OPEN' and proposal_id is null
                            and (not hidden or :state = 'CLOSED')
                        """).param("id", id).param("state", state.name()).update() == 1;
    }

    boolean isOpen(UUID id) {
        return jdbc.sql("""
                select exists (select from circle.need where id = :id and state = 'OPEN' and proposal_id is null and not hidden)
                """).param("id", id).query(Boolean.class).single();
    }

    /** False where it is not open, or was proposed before. */
    boolean propose(UUID id, UUID proposalId) {
        return jdbc.sql("""
                        update circle.need set proposal_id = :proposal
                        where id = :id and state = 'OPEN' and proposal_id is null and not hidden
                        """).param("id", id).param("proposal", proposalId).update() == 1;
    }

    /** False where it is hidden, or no need was proposed so. */
    boolean offerProposed(UUID proposalId) {
        return jdbc.sql("""
                        update circle.need set state = 'OFFERED'
                        where proposal_id = :proposal and state = 'OPEN' and not hidden
                        """).param("proposal", proposalId).update() == 1;
    }

    void forgetProposal(UUID proposalId) {
        jdbc.sql("update circle.need set proposal_id = null where proposal_id = :proposal and state = 'OPEN'")
                .param("proposal", proposalId)
                .update();
    }

    Optional<Locked> ofProposal(UUID proposalId) {
        return jdbc.sql("select id, circle_id, author_id, state, votes from circle.need where proposal_id = :proposal")
                .param("proposal", proposalId)
                .query(Locked.class)
                .optional();
    }

    /** False where it is so already. */
    boolean setHidden(UUID id, boolean hidden) {
        return jdbc.sql("update circle.need set hidden = :hidden where id = :id and hidden <> :hidden")
                        .param("id", id)
                        .param("hidden", hidden)
                        .update()
                == 1;
    }

    void offer(UUID id, UUID circleId, UUID needId, OfferingToCircle.Checked offer, Instant at) {
        jdbc.sql("""
                insert into circle.offer (id, circle_id, need_id, product_id, sku_id, price_minor, list_price_minor,
                                          currency, starts_at, ends_at, made_at)
                values (:id, :circle, :need, :product, :sku, :price, :list_price, :currency, :starts, :ends, :at)
                """)
                .param("id", id)
                .param("circle", circleId)
                .param("need", needId)
                .param("product", offer.sku().productId())
                .param("sku", offer.sku().skuId())
                .param("price", offer.price().amountMinor())
                .param("list_price", offer.sku().price().amountMinor())
                .param("currency", offer.price().currency())
                .param("starts", Times.sql(offer.startsAt()))
                .param("ends", Times.sql(offer.endsAt()))
                .param("at", Times.sql(at))
                .update();
    }

    /** Those who wanted it and are members still, but for one. */
    List<UUID> wanting(UUID circleId, UUID needId, UUID butFor) {
        return jdbc.sql("""
                select v.person_id
                from circle.need_vote v
                join circle.member m on m.circle_id = :circle and m.person_id = v.person_id
                where v.need_id = :need and v.person_id <> :but_for
                order by v.person_id
                """)
                .param("circle", circleId)
                .param("need", needId)
                .param("but_for", butFor)
                .query(UUID.class)
                .list();
    }

    /** False where it is over, or there is no such offer of this circle. */
    boolean endOffer(UUID circleId, UUID offerId, Instant at) {
        return jdbc.sql("""
                update circle.offer set ends_at = greatest(:at, starts_at + interval '1 microsecond')
                where id = :offer and circle_id = :circle and ends_at > :at
                """)
                        .param("offer", offerId)
                        .param("circle", circleId)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    Optional<UUID> circleOfOffer(UUID offerId) {
        return jdbc.sql("select circle_id from circle.offer where id = :id")
                .param("id", offerId)
                .query(UUID.class)
                .optional();
    }
}
