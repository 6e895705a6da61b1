package io.shuke.expert;

import io.shuke.identity.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody applied for, and what they showed for it. Closed, all of it is gone. */
@Repository
class PersonalExpertise implements PersonalData {
    private final JdbcClient jdbc;

    PersonalExpertise(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "expertise";
    }

    @Override
    public Object copyOf(UUID personId) {
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        all.put("applications", rows("""
                select id, field, state, words, certificate, asked_at, decided_at, reason
                from expert.application where person_id = :person order by id
                """, personId));
        all.put("pictures", rows("""
                select application_id, '/api/my/expert-evidence/' || id as address, width, height, at
                from expert.evidence where person_id = :person order by id
                """, personId));
        return all;
    }

    @Override
    public void erase(Leaving person) {
        jdbc.sql("delete from expert.evidence where person_id = :person")
                .param("person", person.id())
                .update();
        jdbc.sql("delete from expert.applicant where person_id = :person")
                .param("person", person.id())
                .update();
    }

    private List<Map<String, Object>> rows(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }
}
