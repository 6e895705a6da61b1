package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens the demonstration's shops once there are people and goods. */
@Component
@Profile("demo")
@Order(LoadingDemo.SHOPS)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoShops implements ApplicationRunner {
    private final DemoShops shops;

    LoadingDemoShops(DemoShops shops) {
        this.shops = shops;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        shops.load();
    }
}
