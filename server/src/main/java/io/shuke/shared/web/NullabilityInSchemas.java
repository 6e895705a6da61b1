package io.shuke.shared.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Carries the code's nullness into the API's description, so that the clients made from it know what is always
 * there. A record's component is required unless it is {@code @Nullable}; what is nullable says so. In answers even
 * that is required, because the server always writes it, as {@code null} if need be.
 */
@Component
class NullabilityInSchemas implements ModelConverter, GlobalOpenApiCustomizer {
    private static final String NAMED = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var record = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (schema != null && record.isRecord()) {
            var described = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(nameIn(schema));
            if (described != null && described.getProperties() != null) {
                describe(described, record.getRecordComponents());
            }
        }
        return schema;
    }

    private static void describe(Schema<?> schema, RecordComponent[] components) {
        var required = new ArrayList<String>();
        for (var component : components) {
            var property = schema.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.getProperties().put(component.getName(), nullable(property));
            } else {
                required.add(component.getName());
            }
        }
        schema.setRequired(required);
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            var types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
        return property;
    }

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var answered = new HashSet<String>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> contentsOf(operation).stream())
                .flatMap(content -> content.values().stream())
                .forEach(media -> follow(media.getSchema(), schemas, answered));
        answered.stream()
                .map(schemas::get)
                .filter(schema -> schema.getProperties() != null && !"Problem".equals(schema.getName()))
                .forEach(schema -> schema.setRequired(
                        new ArrayList<>(schema.getProperties().keySet())));
    }

    private static List<Content> contentsOf(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .filter(answer -> !"default".equals(answer.getKey()))
                .map(answer -> answer.getValue().getContent())
                .filter(content -> content != null)
                .toList();
    }

    @SuppressWarnings("rawtypes") // the model's own signatures are raw
    private static void follow(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = nameIn(schema);
            if (schemas.containsKey(name) && found.add(name)) {
                follow(schemas.get(name), schemas, found);
            }
        }
        follow(schema.getItems(), schemas, found);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> follow(property, schemas, found));
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(one -> follow(one, schemas, found));
        }
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(one -> follow(one, schemas, found));
        }
    }

    private static String nameIn(Schema<?> schema) {
        return schema.get$ref().substring(NAMED.length());
    }
}
