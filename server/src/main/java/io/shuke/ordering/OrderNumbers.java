package io.shuke.ordering;

import java.security.SecureRandom;

/**
 * Order numbers: sixteen digits from a secure random source, so that they tell nothing about how many orders there are.
 * The last is a check digit (Luhn), so that one mistyped digit or two swapped neighbours don't name another order.
 */
final class OrderNumbers {
    static final int LENGTH = 16;
    private static final SecureRandom SECURE = new SecureRandom();
    private static final long FROM = 100_000_000_000_000L;

    private OrderNumbers() {}

    static String next() {
        var digits = Long.toString(SECURE.nextLong(FROM, FROM * 10));
        return digits + checkDigit(digits);
    }

    static boolean isNumber(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && checkDigit(text.substring(0, LENGTH - 1)) == text.charAt(LENGTH - 1) - '0';
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? (digit * 2) / 10 + (digit * 2) % 10 : digit;
        }
        return (10 - sum % 10) % 10;
    }
}
