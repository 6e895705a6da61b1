package io.shuke.shared.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a whole example beside each body in the API's description, made of its fields' examples: what {@code @Schema}
 * says, or the words of {@code api-examples.json} for a field of that name. A request whose field has neither is left
 * without, and a test then says which one; an answer is made up from types where need be.
 */
@Component
@Order(1000)
class ExamplesInDescription implements GlobalOpenApiCustomizer {
    private static final String ID = "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11";
    private static final String TIME = "2026-11-23T08:00:00Z";
    private static final String NAMED = "#/components/schemas/";

    private final Map<String, Object> words;

    ExamplesInDescription(JsonMapper json) throws IOException {
        try (var file = new ClassPathResource("api-examples.json").getInputStream()) {
            this.words = json.readValue(file, new TypeReference<>() {});
        }
    }

    /** A field for which there are no words. */
    private static final class NoWords extends RuntimeException {
        private static final long serialVersionUID = 1;

        private NoWords(String field) {
            super(field);
        }
    }

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> describe(operation, schemas));
    }

    @SuppressWarnings("rawtypes") // the model's own signatures are raw
    private void describe(Operation operation, Map<String, Schema> schemas) {
        var request = operation.getRequestBody();
        if (request != null) {
            describe(request.getContent(), schemas, true);
        }
        operation.getResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                describe(answer.getContent(), schemas, false);
            }
        });
    }

    @SuppressWarnings("rawtypes")
    private void describe(@Nullable Content content, Map<String, Schema> schemas, boolean strict) {
        if (content == null) {
            return;
        }
        content.forEach((type, media) -> {
            if (type.endsWith("json") && media.getExample() == null && media.getExamples() == null) {
                describe(media, schemas, strict);
            }
        });
    }

    @SuppressWarnings("rawtypes")
    private void describe(MediaType media, Map<String, Schema> schemas, boolean strict) {
        if (media.getSchema() == null) {
            return;
        }
        try {
            media.setExample(example("", media.getSchema(), new Sources(schemas, strict), Set.of()));
        } catch (NoWords e) {
            media.addExtension("x-no-example-for", e.getMessage());
        }
    }

    @SuppressWarnings("rawtypes")
    private record Sources(Map<String, Schema> schemas, boolean strict) {}

    /** @param within the named schemas around this one, so that one that holds itself ends */
    private @Nullable Object example(String field, Schema<?> schema, Sources sources, Set<String> within) {
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(NAMED.length());
            var inner = new java.util.HashSet<>(within);
            var named = sources.schemas().get(name);
            return named != null && inner.add(name) ? example(field, named, sources, inner) : null;
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().getFirst();
        }
        if (schema.getAnyOf() != null) {
            return example(field, schema.getAnyOf().getFirst(), sources, within);
        }
        if (schema.getAllOf() != null) {
            var whole = new LinkedHashMap<String, Object>();
            schema.getAllOf().forEach(part -> {
                if (example(field, part, sources, within) instanceof Map<?, ?> fields) {
                    fields.forEach((name, value) -> whole.put(String.valueOf(name), value));
                }
            });
            return whole;
        }
        if (schema.getProperties() != null) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            schema.getProperties()
                    .forEach((name, property) ->
                            fields.put(String.valueOf(name), example(name, property, sources, within)));
            return fields;
        }
        return plain(field, schema, sources, within);
    }

    private @Nullable Object plain(String field, Schema<?> schema, Sources sources, Set<String> within) {
        if (words.containsKey(field)) {
            return words.get(field);
        }
        var types = schema.getTypes() == null ? List.of(String.valueOf(schema.getType())) : schema.getTypes();
        if (types.contains("array")) {
            var items = new ArrayList<@Nullable Object>();
            if (schema.getItems() != null) {
                items.add(example(field, schema.getItems(), sources, within));
            }
            return items;
        }
        if (types.contains("boolean")) {
            return true;
        }
        if ("uuid".equals(schema.getFormat())) {
            return ID;
        }
        if ("date-time".equals(schema.getFormat())) {
            return TIME;
        }
        if (types.contains("object") || field.isEmpty()) {
            return new LinkedHashMap<>();
        }
        if (sources.strict()) {
            throw new NoWords(field);
        }
        return types.contains("integer") || types.contains("number") ? 1 : field;
    }
}
