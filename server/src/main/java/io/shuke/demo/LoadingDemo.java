package io.shuke.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fills an empty market with the demonstration's people when it starts for the first time, and says who they are. */
@Component
@Profile("demo")
@Order(LoadingDemo.PEOPLE)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemo implements ApplicationRunner {
    /** People come before what they own, and all of it in this order: goods, shops, a supplier, and what people say. */
    static final int PEOPLE = 100;

    static final int GOODS = 110;
    static final int SHOPS = 120;
    static final int SUPPLIER = 130;
    static final int POSTS = 140;

    private static final Logger LOG = LoggerFactory.getLogger(LoadingDemo.class);

    private final DemoPeople people;

    LoadingDemo(DemoPeople people) {
        this.people = people;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        people.load();
        for (var person : people.all()) {
            var entry = person.password() == null ? "a code from /demo/mailbox" : "password " + person.password();
            LOG.info("demo person {} ({}), {}, signs in with {}", person.name(), person.phone(), person.role(), entry);
        }
    }
}
