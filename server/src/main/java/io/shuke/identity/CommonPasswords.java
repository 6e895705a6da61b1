package io.shuke.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Knows which passwords are guessed first. */
@Component
class CommonPasswords {
    private static final int SHORTEST = 10;

    /** What the hash can take. */
    private static final int MOST_BYTES = 72;

    private static final int FEWEST_LETTERS = 4;

    private final Set<String> common;

    CommonPasswords() {
        try {
            this.common = new ClassPathResource("common-passwords.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean weak(String password, Phone phone) {
        return password.codePointCount(0, password.length()) < SHORTEST
                || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                || password.chars().distinct().count() < FEWEST_LETTERS
                || password.contains(phone.national())
                || common.contains(password.toLowerCase(Locale.ROOT));
    }
}
