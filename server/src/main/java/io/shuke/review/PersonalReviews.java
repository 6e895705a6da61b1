package io.shuke.review;

import io.shuke.identity.PersonalData;
import io.shuke.shared.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A person's reviews, with what they said before, their questions, answers and replies, and what they sold. Closed, all of it is
 * gone, and ratings and counts fall by what they lose; what they bought of partners stays bought, by nobody.
 */
@Repository
class PersonalReviews implements PersonalData {
    private final JdbcClient jdbc;
    private final SalesOfPartners sales;

    PersonalReviews(JdbcClient jdbc, SalesOfPartners sales) {
        this.jdbc = jdbc;
        this.sales = sales;
    }

    @Override
    public String part() {
        return "reviews";
    }

    @Override
    public Object copyOf(UUID personId) {
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        all.put("reviews", rows("""
                select id, order_id, product_id, options, stars, text, pictures::text as pictures, anonymous, hidden,
                       version, at, edited_at, reply, replied_at
                from review.review where author_id = :person order by id
                """, personId));
        all.put("versions", rows("""
                select v.review_id, v.version, v.stars, v.text, v.pictures::text as pictures, v.until
                from review.review r join review.review_version v on v.review_id = r.id
                where r.author_id = :person order by v.review_id, v.version
                """, personId));
        all.put("questions", rows("""
                select id, product_id, text, hidden, at, answers, reply, replied_at
                from review.question where author_id = :person order by id
                """, personId));
        all.put("answers", rows("""
                select id, question_id, text, hidden, version, at, edited_at
                from review.answer where author_id = :person order by id
                """, personId));
        all.put("asked", rows("select day, questions from review.asked_buyer where buyer_id = :person", personId));
        all.put("replies", rows("""
                select id, review_id, text, hidden, version, at, edited_at
                from review.partner_reply where partner_id = :person order by id
                """, personId));
        all.put("sales", rows("""
                select order_id, line_id, at from review.partner_sale where partner_id = :person order by at
                """, personId));
        return all;
    }

    /** Reviews are locked before ratings, each by their ids, as every change of one does. */
    @Override
    public void erase(Leaving person) {
        rows("select id from review.review where author_id = :person order by id for update", person.id());
        rows("""
                select product_id from review.rating
                where product_id in (select product_id from review.review where author_id = :person)
                order by product_id for update
                """, person.id());
        jdbc.sql("""
                with gone as (
                    delete from review.review where author_id = :person
                    returning product_id, stars, pictures <> '[]' as pictured, hidden),
                lost as (
                    select product_id, count(*)::int as reviews, sum(stars)::int as stars,
                           (count(*) filter (where stars <= 2))::int as low, (count(*) filter (where pictured))::int as pictured
                    from gone where not hidden group by product_id)
                update review.rating r
                set reviews = r.reviews - l.reviews, stars = r.stars - l.stars, low = r.low - l.low,
                    pictured = r.pictured - l.pictured
                from lost l where l.product_id = r.product_id
                """).param("person", person.id()).update();
        eraseQuestions(person.id());
        forget("delete from review.asked_buyer where buyer_id = :person", person.id());
        forget("delete from review.partner_reply where partner_id = :person", person.id());
        sales.forgetBuyer(person.id(), Ids.next());
        sales.forgetPartner(person.id());
    }

    /** Questions are locked before counts, each by their ids; the answers to a question go with it. */
    private void eraseQuestions(UUID personId) {
        rows("""
                select id from review.question
                where author_id = :person or id in (select question_id from review.answer where author_id = :person)
                order by id for update
                """, personId);
        rows("""
                select product_id from review.questions_of_product
                where product_id in (select product_id from review.question where author_id = :person)
                order by product_id for update
                """, personId);
        jdbc.sql("""
                with gone as (delete from review.answer where author_id = :person returning question_id, hidden)
                update review.question q set answers = q.answers - 1
                from gone g where g.question_id = q.id and not g.hidden
                """).param("person", personId).update();
        jdbc.sql("""
                with gone as (delete from review.question where author_id = :person returning product_id, hidden),
                lost as (select product_id, count(*)::int as questions from gone where not hidden group by product_id)
                update review.questions_of_product q set questions = q.questions - l.questions
                from lost l where l.product_id = q.product_id
                """).param("person", personId).update();
    }

    private void forget(String sql, UUID personId) {
        jdbc.sql(sql).param("person", personId).update();
    }

    private List<Map<String, Object>> rows(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }
}
