package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the demonstration's people show what they know once they have talked. */
@Component
@Profile("demo")
@Order(LoadingDemo.POSTS + 2)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoExperts implements ApplicationRunner {
    private final DemoExperts experts;

    LoadingDemoExperts(DemoExperts experts) {
        this.experts = experts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        experts.load();
    }
}
