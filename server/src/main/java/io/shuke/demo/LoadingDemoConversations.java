package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the demonstration's people write to each other once they know each other. */
@Component
@Profile("demo")
@Order(LoadingDemo.PEOPLE + 40)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoConversations implements ApplicationRunner {
    private final DemoConversations conversations;

    LoadingDemoConversations(DemoConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        conversations.load();
    }
}
