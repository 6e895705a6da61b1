package io.shuke.contract;

import io.shuke.shared.Ids;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes values that a schema allows, out of what was found before where it can. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String[] WORDS = {"honey", "蜂蜜", "a", "Lin & Mei", "一罐蜂蜜，送给若兰", "O'Hara", "zh-CN", "0"};
    private static final int DEEPEST = 6;

    private final Contract contract;
    private final Finds finds;
    private final Random random;

    Samples(Contract contract, Finds finds, Random random) {
        this.contract = contract;
        this.finds = finds;
        this.random = random;
    }

    JsonNode of(String name, JsonNode schema) {
        return of(name, schema, 0);
    }

    private JsonNode of(String name, JsonNode said, int depth) {
        var schema = contract.resolve(said);
        if (schema.has("anyOf")) {
            return random.nextInt(4) == 0 || depth > DEEPEST
                    ? JSON.nullNode()
                    : of(name, schema.path("anyOf").get(0), depth);
        }
        var types = Shape.types(schema);
        if (types.contains("null") && random.nextInt(4) == 0) {
            return JSON.nullNode();
        }
        if (schema.has("enum")) {
            return one(schema.path("enum"));
        }
        if (types.contains("object") || schema.has("properties")) {
            return object(schema, depth);
        }
        if (types.contains("array")) {
            return array(name, schema, depth);
        }
        if (types.contains("integer") || types.contains("number")) {
            return JSON.numberNode(number(schema));
        }
        return types.contains("boolean") ? JSON.booleanNode(random.nextBoolean()) : JSON.stringNode(text(name, schema));
    }

    private JsonNode one(JsonNode values) {
        return values.get(random.nextInt(values.size()));
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            var required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            if (required || random.nextInt(5) > 0) {
                object.set(property.getKey(), of(property.getKey(), property.getValue(), depth + 1));
            }
        });
        return object;
    }

    private JsonNode array(String name, JsonNode schema, int depth) {
        var array = JSON.arrayNode();
        var least = schema.path("minItems").asInt(0);
        var size = depth > DEEPEST ? least : least + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            array.add(of(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private long number(JsonNode schema) {
        var least = schema.path("minimum").asLong(0);
        var greatest = schema.path("maximum").asLong(least + 10_000);
        var example = schema.path("example");
        if (example.isIntegralNumber() && random.nextBoolean()) {
            return example.asLong();
        }
        return random.nextInt(3) == 0 ? least : least + random.nextLong(Math.max(1, greatest - least + 1));
    }

    String text(String name, JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> id(name);
            case "date" -> "2026-11-" + (10 + random.nextInt(19));
            case "date-time" -> "2026-11-" + (10 + random.nextInt(19)) + "T08:00:00Z";
            default -> words(name, schema);
        };
    }

    /** Something of the right kind, something of another kind, or nothing that is there. */
    private String id(String name) {
        var roll = random.nextInt(10);
        if (roll < 7) {
            var known = finds.any(name, random).or(() -> finds.any(plural(name) + ".id", random));
            if (known.isPresent()) {
                return known.get();
            }
        }
        return roll < 9
                ? finds.anything(random)
                        .filter(Finds::isId)
                        .orElseGet(() -> Ids.next().toString())
                : UUID.randomUUID().toString();
    }

    private static String plural(String name) {
        var noun = name.replaceAll("Ids?$", "");
        return noun.endsWith("s") ? noun + "es" : noun.endsWith("y") ? noun.replaceAll("y$", "ies") : noun + "s";
    }

    private String words(String name, JsonNode schema) {
        var example = schema.path("example").asString("");
        if (!example.isEmpty() && random.nextInt(3) > 0) {
            return example;
        }
        if (name.equals("currency")) {
            return "CNY";
        }
        var known = finds.any(name, random);
        if (known.isPresent() && random.nextBoolean()) {
            return known.get();
        }
        var word = WORDS[random.nextInt(WORDS.length)];
        var most = schema.path("maxLength").asInt(200);
        return word.length() > most ? word.substring(0, most) : word;
    }

    static JsonNode parse(JsonMapper json, String text) {
        return json.readTree(text);
    }
}
