package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Publishes the demonstration's campaign once there are goods. */
@Component
@Profile("demo")
@Order(LoadingDemo.GOODS + 45)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoGroups implements ApplicationRunner {
    private final DemoGroups groups;

    LoadingDemoGroups(DemoGroups groups) {
        this.groups = groups;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        groups.load();
    }
}
