package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Money;
import io.shuke.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class FreightTests {
    @Autowired
    private Freight freight;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest(name = "{1} g for {2} fen to {0} cost {3}")
    @CsvSource({
        "浙江省, 500, 5000, 800",
        "浙江省, 1000, 5000, 800",
        "浙江省, 1001, 5000, 1000",
        "浙江省, 3500, 5000, 1400",
        "浙江省, 3500, 9899, 1400",
        "浙江省, 3500, 9900, 0",
        "上海, 500, 5000, 800",
        "新疆维吾尔自治区, 500, 9900, 1800",
        "新疆维吾尔自治区, 1001, 9900, 3000",
        "新疆维吾尔自治区, 500, 19900, 0",
        "内蒙古自治区, 500, 5000, 1200"
    })
    void dependsOnRegionWeightAndAmount(String province, long grams, long goods, long fee) {
        assertThat(freight.feeFor(province, grams, Money.cny(goods))).hasValue(Money.cny(fee));
    }

    @ParameterizedTest
    @CsvSource({"香港特别行政区", "澳门特别行政区", "台湾省"})
    void isNotToBeHadWhereNoParcelGoes(String province) {
        assertThat(freight.feeFor(province, 500, Money.cny(500_00))).isEmpty();
    }

    @Test
    void isThatOfTheCommonZoneWhereNoAddressIsKnown() {
        assertThat(freight.feeFor(null, 500, Money.cny(50_00))).hasValue(Money.cny(8_00));
    }

    @Test
    void followsTheTable() {
        jdbc.sql("""
                insert into ordering.freight_zones values ('试验省', true, 500, 100, 500, 10, null, 1)
                """).update();
        freight.refresh();
        assertThat(freight.feeFor("试验省", 1_200, Money.cny(900_00))).hasValue(Money.cny(120));
    }
}
