package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SignInTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private People reading;

    @Test
    void tellsNobodyThatTheyAreNobody() {
        var answer = http.get(null, "/api/session");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("person").isNull()).isTrue();
        assertThat(answer.body().get("locale").asString()).isEqualTo("en");
    }

    @Test
    void knowsWhoCallsByTheirToken() {
        var mei = people.signUp("Mei");
        var answer = http.get(mei.token(), "/api/session");
        assertThat(answer.body().get("person").get("nickname").asString()).isEqualTo("Mei");
        assertThat(answer.body().get("person").get("phoneMasked").asString())
                .isEqualTo(mei.phone().substring(0, 3) + "****" + mei.phone().substring(7));
        assertThat(reading.cardsOf(Set.of(mei.id())).values())
                .extracting(PersonCard::nickname)
                .containsExactly("Mei");
        assertThat(reading.granting(ConsentKind.TERMS, List.of(mei.id()))).isEmpty();
    }

    @Test
    void seesNewRightsAtOnce() {
        var mei = people.signUp("Mei");
        http.get(mei.token(), "/api/session");
        var staff = people.staff(Right.CARE, Right.FINANCE);
        assertThat(http.get(staff.token(), "/api/session")
                        .body()
                        .get("person")
                        .get("staffRights")
                        .toString())
                .isEqualTo("[\"CARE\",\"FINANCE\"]");
    }
}
