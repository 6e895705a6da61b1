package io.shuke.contract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Breaks what was right: one value of a body, or the body as a whole. */
final class Breakage {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u202emoney\u202c",
            "\u200b",
            "👩‍👩‍👧‍👦".repeat(40),
            "é".repeat(10_000),
            "x".repeat(70_000),
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "=HYPERLINK(\"http://example.org\")",
            "../../etc/passwd",
            "%00%0a",
            "null",
            "-1",
            "1e999",
            "9223372036854775808",
            "00000000-0000-0000-0000-000000000000",
            "2026-13-45T99:99:99Z",
            "٣٤٥",
            "{0} {1}",
            "${jndi:ldap://example.org}");

    private final Random random;

    Breakage(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** The body, broken, as it is sent. */
    String broken(JsonNode body) {
        return switch (random.nextInt(12)) {
            case 0 -> body.toString().substring(0, body.toString().length() / 2);
            case 1 -> "[".repeat(3_000);
            case 2 -> "[" + body + "]";
            case 3 -> "null";
            case 4 -> "\"\\ud800\"";
            case 5 -> "{\"a\":".repeat(300) + "1" + "}".repeat(300);
            default -> oneValueBroken(body);
        };
    }

    private String oneValueBroken(JsonNode body) {
        var copy = body.deepCopy();
        var places = new ArrayList<Consumer<JsonNode>>();
        var removals = new ArrayList<Runnable>();
        places(copy, places, removals);
        if (places.isEmpty()) {
            return value().toString();
        }
        if (random.nextInt(5) == 0 && !removals.isEmpty()) {
            removals.get(random.nextInt(removals.size())).run();
        } else {
            places.get(random.nextInt(places.size())).accept(value());
        }
        return copy.toString();
    }

    private static void places(JsonNode node, List<Consumer<JsonNode>> places, List<Runnable> removals) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                places.add(value -> object.set(name, value));
                removals.add(() -> object.remove(name));
                places(object.get(name), places, removals);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var index = i;
                places.add(value -> array.set(index, value));
                places(array.get(i), places, removals);
            }
            places.add(array::add);
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(-1);
            case 2 -> JSON.numberNode(Long.MAX_VALUE);
            case 3 -> JSON.numberNode(Long.MIN_VALUE);
            case 4 -> JSON.numberNode(new BigInteger("9".repeat(60)));
            case 5 -> JSON.numberNode(1e308);
            case 6 -> JSON.numberNode(0.5);
            case 7 -> JSON.booleanNode(true);
            case 8 -> JSON.arrayNode();
            case 9 -> JSON.objectNode().put("a", 1);
            case 10 -> JSON.numberNode(Integer.MAX_VALUE);
            default -> JSON.stringNode(text());
        };
    }
}
