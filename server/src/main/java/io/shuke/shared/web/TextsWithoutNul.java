package io.shuke.shared.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses a NUL in any text of a body: no person types one, and the database can't keep it. Parameters and addresses with
 * one are refused before they get here.
 */
@Component
class TextsWithoutNul extends SimpleModule {
    private static final long serialVersionUID = 1;

    TextsWithoutNul() {
        super("texts without NUL");
        addDeserializer(String.class, new Reading());
    }

    private static final class Reading extends StdScalarDeserializer<String> {
        Reading() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text != null && text.indexOf('\0') >= 0
                    ? context.reportInputMismatch(String.class, "a text with a NUL in it")
                    : text;
        }
    }
}
