package io.shuke.support;

import io.shuke.identity.PeopleFixture;
import io.shuke.payment.PaymentsFixture;
import io.shuke.payment.wechat.FakeWeChat;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server on a real port and a real PostgreSQL. All of them share one context and one database,
 * so each makes the people and goods it needs and leaves the others' alone. Background jobs don't run by themselves:
 * a test calls the one it means.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.class, FakeWeChat.Settings.class})
@ActiveProfiles({"demo", "test"})
@Import({StatementCounts.class, Http.class, HeardWords.class, PeopleFixture.class, PaymentsFixture.class})
public @interface ServerTest {}
