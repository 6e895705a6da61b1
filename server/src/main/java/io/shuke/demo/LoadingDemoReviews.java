package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the demonstration's people buy, review and answer once there are goods and questions. */
@Component
@Profile("demo")
@Order(LoadingDemo.POSTS + 3)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoReviews implements ApplicationRunner {
    private final DemoReviews reviews;

    LoadingDemoReviews(DemoReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        reviews.load();
    }
}
