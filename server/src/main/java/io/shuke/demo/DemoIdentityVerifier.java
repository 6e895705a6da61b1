package io.shuke.demo;

import io.shuke.identity.IdNumber;
import io.shuke.identity.IdentityVerifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Stands in for the authority that knows names and numbers. By rule: a number whose sequence (digits 15 to 17) is 404
 * belongs to another name, one with 503 finds the authority away, and every other one with a right check digit matches.
 */
@Component
@Profile("demo")
class DemoIdentityVerifier implements IdentityVerifier {
    private static final int SEQUENCE = 14;
    private static final int CHECK_DIGIT = 17;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Answer verify(String realName, IdNumber number) {
        return switch (number.digits().substring(SEQUENCE, CHECK_DIGIT)) {
            case "404" -> Answer.MISMATCH;
            case "503" -> Answer.AWAY;
            default -> Answer.MATCH;
        };
    }
}
