package io.shuke.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes on the demonstration's supplier once there are goods of it, and says how to sign in. */
@Component
@Profile("demo")
@Order(LoadingDemo.SUPPLIER)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoSupplier implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(LoadingDemoSupplier.class);

    private final DemoSupplier supplier;

    LoadingDemoSupplier(DemoSupplier supplier) {
        this.supplier = supplier;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        supplier.load();
        LOG.info(
                "demo supplier {} ({}) signs in to the console with password {}",
                DemoSupplier.NAME,
                DemoSupplier.PHONE,
                DemoSupplier.PASSWORD);
    }
}
