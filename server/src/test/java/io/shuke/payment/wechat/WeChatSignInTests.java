package io.shuke.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.payment.PayerAccounts;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How an openid gets in: to WeChat and back, with a state that is this person's alone. */
@ServerTest
class WeChatSignInTests {
    private static final String PATH = "/api/my/provider-sign-ins/wechat";

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private PayerAccounts accounts;

    @Autowired
    private MarketClock clock;

    private Person mei;
    private UUID order;

    @BeforeEach
    void signUp() {
        mei = people.signUp("Mei");
        order = Ids.next();
    }

    @Test
    void learnsWhoAPersonIsAndComesBackToTheirOrder() {
        var away = location(http.get(mei.token(), PATH + "?target=ORDER&id=" + order));
        assertThat(away)
                .startsWith("https://open.weixin.qq.com/connect/oauth2/authorize?appid=" + FakeWeChat.APP)
                .contains("scope=snsapi_base")
                .contains("redirect_uri=http%3A%2F%2Flocalhost")
                .endsWith("#wechat_redirect");
        assertThat(location(comeBack(mei, "goodMei", state(away)))).isEqualTo("/orders/" + order + "/pay");
        assertThat(accounts.of(mei.id(), "wechat")).contains("ogoodMei");
        var known = http.get(mei.token(), "/api/my/provider-accounts").body().path(0);
        assertThat(known.path("known").asBoolean()).isTrue();
        assertThat(known.path("paidTo").asBoolean()).isFalse();
        assertThat(known.path("names").path("mchId").asString()).isEqualTo(FakeWeChat.MERCHANT);
    }

    @Test
    void comesBackToThePayouts() {
        var away = location(http.get(mei.token(), PATH + "?target=PAYOUTS"));
        assertThat(location(comeBack(mei, "goodMei", state(away)))).isEqualTo("/partner/payouts");
    }

    @Test
    void keepsNothingWhereWeChatRefusesTheCode() {
        var away = location(http.get(mei.token(), PATH + "?target=ORDER&id=" + order));
        assertThat(location(comeBack(mei, "bad", state(away)))).isEqualTo("/orders/" + order + "/pay?signIn=failed");
        assertThat(accounts.of(mei.id(), "wechat")).isEmpty();
    }

    /** Without the person in the signed state, a stranger's link would write the stranger's account down as Mei's. */
    @Test
    void takesNoStateThatIsNotThisPersonsOwnAndFresh() {
        var state = state(location(http.get(mei.token(), PATH + "?target=ORDER&id=" + order)));
        var lin = people.signUp("Lin");
        assertThat(comeBack(lin, "goodLin", state).problem()).isEqualTo("invalid-request");
        assertThat(comeBack(mei, "goodMei", "x" + state).problem()).isEqualTo("invalid-request");
        assertThat(comeBack(mei, "goodMei", state.substring(0, state.length() - 2) + "AA")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(comeBack(mei, "goodMei", "nonsense").problem()).isEqualTo("invalid-request");
        assertThat(http.get(null, PATH + "/return?code=goodMei&state=" + state).status())
                .isEqualTo(401);
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(11)));
        assertThat(comeBack(mei, "goodMei", state).problem()).isEqualTo("invalid-request");
        assertThat(accounts.of(mei.id(), "wechat")).isEmpty();
        assertThat(accounts.of(lin.id(), "wechat")).isEmpty();
    }

    private Answer comeBack(Person who, String code, String state) {
        return http.get(who.token(), PATH + "/return?code=" + code + "&state=" + state);
    }

    private static String location(Answer answer) {
        assertThat(answer.status()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String state(String away) {
        var query = URI.create(away).getRawQuery();
        return URLDecoder.decode(query.replaceAll(".*state=", ""), StandardCharsets.UTF_8);
    }
}
