package io.shuke.commission;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Amounts, rates and times in the words of a reader. */
@Component
class Wording {
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern(
                    "yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE)
            .withZone(MarketClock.ZONE);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(MarketClock.ZONE);

    private final Messages messages;

    Wording(Messages messages) {
        this.messages = messages;
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    static String amount(Money money) {
        return "¥" + String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(money.amountMinor(), 2));
    }

    static String rate(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + "%";
    }

    static String time(Locale locale, Instant instant) {
        return (Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? ENGLISH : CHINESE).format(instant);
    }
}
