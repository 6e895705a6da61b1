package io.shuke.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of a provider's words for ever: the text without what says who a person is, and the digest (SHA-256) of the
 * whole, which tells whether a copy of the provider's is the same.
 */
public record NoticeText(String kept, String digest) {
    private static final String LEFT_OUT = "***";

    /** @param personal the names of fields that say who a person is, wherever they stand */
    public static NoticeText of(String asItCame, JsonNode read, Set<String> personal) {
        var kept = read.deepCopy();
        leaveOut(kept, personal);
        return new NoticeText(kept.toString(), digestOf(asItCame));
    }

    /** Words of our own, which are about nobody. */
    public static NoticeText of(String words) {
        return new NoticeText(words, digestOf(words));
    }

    private static void leaveOut(JsonNode node, Set<String> personal) {
        if (node instanceof ObjectNode fields) {
            for (var name : List.copyOf(fields.propertyNames())) {
                if (personal.contains(name)) {
                    fields.put(name, LEFT_OUT);
                } else {
                    leaveOut(fields.path(name), personal);
                }
            }
        } else {
            node.forEach(each -> leaveOut(each, personal));
        }
    }

    private static String digestOf(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
