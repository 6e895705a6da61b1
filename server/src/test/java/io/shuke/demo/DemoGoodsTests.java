package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.Products;
import io.shuke.catalog.ProductsWanted;
import io.shuke.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DemoGoodsTests {
    @Autowired
    private DemoGoods goods;

    @Autowired
    private Products products;

    @Autowired
    private Pictures pictures;

    @Test
    void fillsTheMarketOnceWithGoodsAndTheirPictures() {
        for (int start = 0; start < 2; start++) {
            goods.load();
            goods.loadPictures();
            for (var category : new String[] {"food", "beauty", "health", "home"}) {
                assertThat(products.list(ProductsWanted.of(null, category, null, null, 50), false)
                                .items())
                        .hasSize(7)
                        .allSatisfy(card -> assertThat(products.find(card.handle(), false)
                                        .orElseThrow()
                                        .pictures())
                                .hasSize(2)
                                .allSatisfy(picture -> assertThat(pictures.fileOf(picture.small()))
                                        .isPresent()));
            }
        }
        assertThat(products.find("linden-honey", false).orElseThrow().pictures())
                .extracting(Picture::alt)
                .first()
                .isEqualTo("一罐椴树蜜，旁边是蜜蜂和小白花 A pot of linden honey with a bee and a blossom");
    }
}
