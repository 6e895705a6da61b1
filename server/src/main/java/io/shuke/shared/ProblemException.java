package io.shuke.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem of the catalogue. Use cases answer expected refusals with a sealed outcome; the web
 * layer turns those into this. Leaving a transaction with it rolls the transaction back.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemKind kind;
    private final transient List<Object> arguments = new ArrayList<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient List<FieldError> fieldErrors = new ArrayList<>();

    /** One field of the request that is wrong; the key is looked up in the message bundles. */
    public record FieldError(String field, String messageKey, List<Object> arguments) {}

    public ProblemException(ProblemKind kind) {
        this(kind, null);
    }

    public ProblemException(ProblemKind kind, @Nullable Throwable cause) {
        super(kind.code(), cause);
        this.kind = kind;
    }

    /** Too many requests; the answer says after how many seconds another one has a chance. */
    public static ProblemException tooOften(Duration wait) {
        return new ProblemException(ProblemKind.TOO_MANY_REQUESTS)
                .extension("retryAfterSeconds", Math.max(1, wait.toSeconds() + 1));
    }

    /** Values for the placeholders of the detail text. */
    public ProblemException with(Object... detailArguments) {
        arguments.addAll(List.of(detailArguments));
        return this;
    }

    public ProblemException extension(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    public ProblemException field(String field, String messageKey, Object... messageArguments) {
        fieldErrors.add(new FieldError(field, messageKey, List.of(messageArguments)));
        return this;
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    public List<FieldError> fieldErrors() {
        return fieldErrors;
    }
}
