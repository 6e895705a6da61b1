package io.shuke.circle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPersonalCircles {
    private final JdbcClient jdbc;

    StoredPersonalCircles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Object> copyOf(UUID personId) {
        var all = new LinkedHashMap<String, Object>();
        all.put("memberships", rows("""
                select c.name, c.state, m.role, m.at from circle.member m join circle.circle c on c.id = m.circle_id
                where m.person_id = :person order by m.at
                """, personId));
        all.put("hosted", rows("""
                select c.name, c.words, c.rules, c.entry, c.state, c.reason, c.asked_at
                from circle.member m join circle.circle c on c.id = m.circle_id
                where m.person_id = :person and m.role = 'HOST' order by c.id
                """, personId));
        all.put("requests", rows("""
                select c.name, r.words, r.at from circle.request r join circle.circle c on c.id = r.circle_id
                where r.person_id = :person order by r.at
                """, personId));
        all.put("removals", rows("""
                select c.name, r.at from circle.removal r join circle.circle c on c.id = r.circle_id
                where r.person_id = :person order by r.at
                """, personId));
        all.put("needs", rows("""
                select c.name, n.words, n.state, n.hidden, n.votes, n.at from circle.need n join circle.circle c on c.id = n.circle_id
                where n.author_id = :person order by n.id
                """, personId));
        all.put("votes", rows("""
                select c.name, n.words, v.at from circle.need_vote v join circle.need n on n.id = v.need_id
                join circle.circle c on c.id = n.circle_id where v.person_id = :person order by v.at
                """, personId));
        all.put("choices", rows("""
                select c.name, p.question, o.words, v.at from circle.poll_vote v
                join circle.poll p on p.id = v.poll_id
                join circle.poll_option o on o.poll_id = v.poll_id and o.number = v.number
                join circle.circle c on c.id = p.circle_id where v.person_id = :person order by v.at
                """, personId));
        all.put("asked", rows("""
                select c.name, p.question, p.ends_at, p.at, p.hidden,
                       array_to_json(array(select o.words from circle.poll_option o
                                           where o.poll_id = p.id order by o.number))::text as options
                from circle.poll p join circle.circle c on c.id = p.circle_id where p.asked_by = :person order by p.id
                """, personId));
        all.put("planned", rows("""
                select c.name, e.title, e.words, e.place, e.starts_at, e.ends_at, e.room, e.cancelled_at, e.cancel_reason,
                       e.hidden
                from circle.event e join circle.circle c on c.id = e.circle_id
                where e.planned_by = :person order by e.id
                """, personId));
        all.put("events", rows("""
                select c.name, e.title, e.starts_at, g.at from circle.event_guest g
                join circle.event e on e.id = g.event_id join circle.circle c on c.id = e.circle_id
                where g.person_id = :person order by g.at
                """, personId));
        return all;
    }

    void forget(UUID personId) {
        for (var table : List.of("request", "removal")) {
            jdbc.sql("delete from circle." + table + " where person_id = :person")
                    .param("person", personId)
                    .update();
        }
    }

    /** What others want, and what was chosen, counts one less; what the person wrote or asked goes, or says nothing any more where it is offered or proposed. */
    void forgetNeeds(UUID personId) {
        run(
                "select id from circle.need where author_id = :person or id in (select need_id from circle.need_vote"
                        + " where person_id = :person) order by id for no key update",
                personId);
        jdbc.sql("""
                with gone as (delete from circle.need_vote where person_id = :person returning need_id)
                update circle.need set votes = votes - 1 where id in (select need_id from gone)
                """).param("person", personId).update();
        run(
                "select id from circle.poll where asked_by = :person or id in (select poll_id from circle.poll_vote"
                        + " where person_id = :person) order by id for update",
                personId);
        jdbc.sql("""
                with gone as (
                    delete from circle.poll_vote where person_id = :person returning poll_id, number)
                update circle.poll_option o set votes = o.votes - 1 from gone
                where o.poll_id = gone.poll_id and o.number = gone.number
                """).param("person", personId).update();
        jdbc.sql("delete from circle.poll where asked_by = :person")
                .param("person", personId)
                .update();
        jdbc.sql("""
                delete from circle.need where author_id = :person and state <> 'OFFERED' and proposal_id is null
                """).param("person", personId).update();
        jdbc.sql("update circle.need set author_id = null, words = '…', hidden = false where author_id = :person")
                .param("person", personId)
                .update();
    }

    private void run(String sql, UUID personId) {
        jdbc.sql(sql).param("person", personId).query(UUID.class).list();
    }

    private List<Map<String, Object>> rows(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }
}
