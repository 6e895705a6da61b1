package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Publishes the demonstration's coupons once there are people. */
@Component
@Profile("demo")
@Order(LoadingDemo.PEOPLE + 40)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoCoupons implements ApplicationRunner {
    private final DemoCoupons coupons;

    LoadingDemoCoupons(DemoCoupons coupons) {
        this.coupons = coupons;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        coupons.load();
    }
}
