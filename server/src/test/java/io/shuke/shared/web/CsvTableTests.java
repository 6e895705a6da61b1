package io.shuke.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-2", "@sum", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"})
    void disarmsWhatASpreadsheetWouldCalculate(String text) {
        assertThat(CsvTable.disarmed(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "honey", "'=1", "1=1", " =1", "蜂蜜"})
    void leavesOtherTextAsItIs(String text) {
        assertThat(CsvTable.disarmed(text)).isEqualTo(text);
    }

    @Test
    void writesMoneyAsDecimalYuan() {
        assertThat(CsvTable.yuan(Money.cny(123_456_789_05L))).isEqualTo("123456789.05");
        assertThat(CsvTable.yuan(Money.cny(-5))).isEqualTo("-0.05");
    }

    @Test
    void writesTimesInTheMarketsZone() {
        assertThat(CsvTable.time(Instant.parse("2026-11-26T16:00:01.5Z"))).isEqualTo("2026-11-27T00:00:01+08:00");
    }
}
