package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the demonstration's people talk once there are people and goods. */
@Component
@Profile("demo")
@Order(LoadingDemo.POSTS)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoPosts implements ApplicationRunner {
    private final DemoPosts posts;

    LoadingDemoPosts(DemoPosts posts) {
        this.posts = posts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        posts.load();
    }
}
