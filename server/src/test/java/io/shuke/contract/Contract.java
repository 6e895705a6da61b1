package io.shuke.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The API as its description has it. */
record Contract(List<Operation> operations, JsonNode schemas) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String NAMED = "#/components/schemas/";

    /**
     * One operation; {@code body} is the schema of its JSON body or of its form, or missing, and {@code access} says who
     * may come.
     */
    record Operation(
            String method,
            String path,
            List<Parameter> parameters,
            JsonNode body,
            boolean form,
            JsonNode answers,
            JsonNode access) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        /** The statuses it says of itself; everything else it answers must be a problem. */
        Set<String> statuses() {
            var statuses = new TreeSet<>(answers.propertyNames());
            statuses.remove("default");
            return statuses;
        }
    }

    record Parameter(String in, String name, boolean required, JsonNode schema) {}

    static Contract read(JsonNode description) {
        var operations = new ArrayList<Operation>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(operation(method.getKey(), path.getKey(), method.getValue()));
                }
            }
        }
        return new Contract(operations, description.path("components").path("schemas"));
    }

    private static Operation operation(String method, String path, JsonNode said) {
        var parameters = said.path("parameters")
                .valueStream()
                .map(one -> new Parameter(
                        one.path("in").asString(),
                        one.path("name").asString(),
                        one.path("required").asBoolean(false),
                        one.path("schema")))
                .toList();
        var content = said.path("requestBody").path("content");
        var form = content.has("multipart/form-data");
        var body =
                content.path(form ? "multipart/form-data" : "application/json").path("schema");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                body,
                form,
                said.path("responses"),
                said.path("x-access"));
    }

    /** The schema itself, where it is only named. */
    JsonNode resolve(JsonNode schema) {
        var named = schema.path("$ref").asString("");
        return named.isEmpty() ? schema : schemas.path(named.substring(NAMED.length()));
    }
}
