package io.shuke.payment.wechat;

import java.util.UUID;

/** Ids as WeChat's numbers, which have at most 32 letters and digits: without their hyphens. */
final class Numbers {
    private static final int LENGTH = 32;

    private Numbers() {}

    static String of(String id) {
        return id.replace("-", "");
    }

    /** The id behind a number of ours; any other number as it is. */
    static String id(String number) {
        if (number.length() != LENGTH || !number.chars().allMatch(each -> Character.digit(each, 16) >= 0)) {
            return number;
        }
        return new UUID(
                        Long.parseUnsignedLong(number.substring(0, LENGTH / 2), 16),
                        Long.parseUnsignedLong(number.substring(LENGTH / 2), 16))
                .toString();
    }
}
