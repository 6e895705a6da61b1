package io.shuke.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares an answer with its schema: types, what must be there, what may be null, and the names of a list of names. */
final class Shape {
    private final Contract contract;

    Shape(Contract contract) {
        this.contract = contract;
    }

    /** What is wrong with the value, or nothing. */
    List<String> faults(JsonNode value, JsonNode schema) {
        var faults = new ArrayList<String>();
        compare("", value, schema, faults);
        return faults;
    }

    private void compare(String at, JsonNode value, JsonNode said, List<String> faults) {
        var schema = contract.resolve(said);
        if (schema.has("anyOf")) {
            var fits = schema.path("anyOf").valueStream().anyMatch(one -> {
                var tried = new ArrayList<String>();
                compare(at, value, one, tried);
                return tried.isEmpty();
            });
            if (!fits) {
                faults.add(at + " fits none of its schemas: " + value);
            }
            return;
        }
        var types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> is(value, type))) {
            faults.add(at + " is no " + types + ": " + value);
            return;
        }
        if (schema.has("enum") && !value.isNull()) {
            var names =
                    schema.path("enum").valueStream().map(JsonNode::asString).toList();
            if (!names.contains(value.asString())) {
                faults.add(at + " is none of " + names + ": " + value);
            }
        }
        if (value.isObject()) {
            compareObject(at, value, schema, faults);
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                compare(at + "[" + i + "]", value.get(i), schema.path("items"), faults);
            }
        }
    }

    private void compareObject(String at, JsonNode value, JsonNode schema, List<String> faults) {
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !value.has(name))
                .forEach(name -> faults.add(at + "." + name + " is missing"));
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            var said = schema.path("properties").path(property.getKey());
            if (!said.isMissingNode()) {
                compare(at + "." + property.getKey(), property.getValue(), said, faults);
            }
        }
    }

    static Set<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
                : type.isMissingNode() ? Set.of() : Set.of(type.asString());
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }
}
