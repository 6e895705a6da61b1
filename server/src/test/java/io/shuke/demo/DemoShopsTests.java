package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class DemoShopsTests {
    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoShops shops;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void opensHuasShopOnceWithItsGoodsInTheirOrder() {
        people.load();
        goods.load();
        Together.run(3, i -> () -> {
            shops.load();
            return true;
        });
        var handle = jdbc.sql("""
                select s.handle from storefront.shop s join identity.person p on p.id = s.owner_id
                where p.phone = '+8613800001005'
                """).query(String.class).single();
        var shop = http.get(null, "/api/shops/" + handle).body();
        assertThat(shop.get("name").asString()).isEqualTo("阿喆的早餐桌");
        assertThat(shop.get("words").asString()).startsWith("都是我家餐桌上常有的");
        assertThat(shop.get("open").asBoolean()).isTrue();
        assertThat(shop.get("bannerUrl").asString()).endsWith(".webp");
        assertThat(shop.get("shelf")
                        .valueStream()
                        .map(card -> card.get("handle"))
                        .map(JsonNode::asString))
                .containsExactly(
                        "rolled-oats", "linden-honey", "daily-nuts", "wuyi-rock-tea", "glazed-teapot", "oat-cookies");
    }
}
