package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings the demonstration's people together once there are people and goods. */
@Component
@Profile("demo")
@Order(LoadingDemo.POSTS + 1)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoCircles implements ApplicationRunner {
    private final DemoCircles circles;

    LoadingDemoCircles(DemoCircles circles) {
        this.circles = circles;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        circles.load();
    }
}
