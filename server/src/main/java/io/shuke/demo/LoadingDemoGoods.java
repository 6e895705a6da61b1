package io.shuke.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fills an empty market with the demonstration's goods before it opens; their pictures follow within seconds. */
@Component
@Profile("demo")
@Order(LoadingDemo.GOODS)
@ConditionalOnBooleanProperty(name = "shuke.demo.load", matchIfMissing = true)
class LoadingDemoGoods implements ApplicationRunner {
    private final DemoGoods goods;

    LoadingDemoGoods(DemoGoods goods) {
        this.goods = goods;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        goods.load();
        Thread.ofVirtual().name("demo-pictures").start(goods::loadPictures);
    }
}
