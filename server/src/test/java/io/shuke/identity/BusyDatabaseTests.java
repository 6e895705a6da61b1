package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** All connections are in other hands for longer than anybody waits. */
@ServerTest
class BusyDatabaseTests {
    private static final long SHORT_MILLIS = 250;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Http http;

    @Test
    void tellsWhoeverItDoesNotKnowYetToTryAgain() throws SQLException {
        var mei = people.signUp("Mei");
        var pool = dataSource.unwrap(HikariDataSource.class);
        var taken = new ArrayList<Connection>();
        var usual = pool.getConnectionTimeout();
        waitNoLongerThan(pool, SHORT_MILLIS);
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            for (var token : List.of(mei.token(), "x".repeat(SessionToken.LENGTH))) {
                var answer = http.get(token, "/api/cart");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("busy");
            }
        } finally {
            for (var connection : taken) {
                connection.close();
            }
            waitNoLongerThan(pool, usual);
        }
        assertThat(http.get(mei.token(), "/api/cart").status()).isEqualTo(200);
    }

    /** The pool takes over its settings twice a minute: a new one counts at once only if it is written into it as well. */
    private static void waitNoLongerThan(HikariDataSource pool, long millis) {
        pool.setConnectionTimeout(millis);
        var inner = Objects.requireNonNull(ReflectionTestUtils.getField(pool, "pool"));
        ReflectionTestUtils.setField(inner, "connectionTimeout", millis);
    }
}
