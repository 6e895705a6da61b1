package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Publishes the demonstration's flash offer once there are goods. */
@Component
@Profile("demo")
@Order(LoadingDemo.GOODS + 46)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoFlash implements ApplicationRunner {
    private final DemoFlash flash;

    LoadingDemoFlash(DemoFlash flash) {
        this.flash = flash;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        flash.load();
    }
}
