package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the demonstration's people ask about goods once there are some. */
@Component
@Profile("demo")
@Order(LoadingDemo.POSTS + 2)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoQuestions implements ApplicationRunner {
    private final DemoQuestions questions;

    LoadingDemoQuestions(DemoQuestions questions) {
        this.questions = questions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        questions.load();
    }
}
