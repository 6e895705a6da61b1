package io.shuke.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What earlier answers told, by the name it is asked for under: ids, codes, handles, cursors. It is what makes later
 * requests meet something that is there.
 */
final class Finds {
    private static final int KEPT = 40;
    private final Map<String, Deque<String>> values = new HashMap<>();

    void put(String name, String value) {
        var kept = values.computeIfAbsent(name, ignored -> new ArrayDeque<>());
        if (!kept.contains(value)) {
            kept.addFirst(value);
        }
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
    }

    Optional<String> any(String name, Random random) {
        var kept = values.get(name);
        return kept == null || kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new ArrayList<>(kept).get(random.nextInt(kept.size())));
    }

    /** Anything at all that was found, of whatever kind. */
    Optional<String> anything(Random random) {
        var all = List.copyOf(values.keySet()).stream().sorted().toList();
        return all.isEmpty() ? Optional.empty() : any(all.get(random.nextInt(all.size())), random);
    }

    /** Keeps an answer's ids under the name of what was asked for, and everything else that looks like a key. */
    void gather(String path, JsonNode answer) {
        gather(nounOf(path), "", answer);
    }

    private void gather(String noun, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(property -> gather(noun, property.getKey(), property.getValue()));
        } else if (value.isArray()) {
            value.valueStream().limit(20).forEach(one -> gather(noun, name, one));
        } else if (value.isString()) {
            keep(noun, name, value.asString());
        }
    }

    private void keep(String noun, String name, String value) {
        if (name.equals("id")) {
            put(noun + ".id", value);
        } else if (isId(value)
                || List.of("code", "handle", "next", "number", "orderNumber").contains(name)) {
            put(name, value);
        }
    }

    static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The last part of a path that is no parameter: {@code /api/orders/{id}} asks for orders. */
    static String nounOf(String path) {
        var noun = "";
        for (var part : path.split("/")) {
            if (!part.isEmpty() && !part.startsWith("{")) {
                noun = part;
            }
        }
        return noun;
    }
}
