package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DemoExpertsTests {
    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoExperts experts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void letsPeopleShowWhatTheyKnowOnce() {
        people.load();
        Together.run(3, i -> () -> {
            experts.load();
            return true;
        });
        assertThat(jdbc.sql("""
                        select a.field || ' ' || a.state from expert.application a
                        join identity.person p on p.id = a.person_id
                        where p.phone like '+8613800001%' order by a.id
                        """).query(String.class).list()).containsExactly("TEA VERIFIED", "OUTDOOR WAITING");
        assertThat(jdbc.sql("""
                        select array_to_string(s.expert_in, ' ') from social.profile s
                        join identity.person p on p.id = s.person_id
                        where p.phone like '+8613800001%' and s.expert_in <> '{}'
                        """).query(String.class).list()).containsExactly("TEA");
    }
}
