package io.shuke.shared.web;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns everything that ends a request early into a problem of the catalogue. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(ProblemException problem, HttpServletRequest request) {
        return problems.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(BindException invalid, HttpServletRequest request) {
        var problem = new ProblemException(ProblemKind.INVALID_REQUEST);
        for (var error : invalid.getFieldErrors()) {
            problem.field(error.getField(), key(error));
        }
        return problems.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(HandlerMethodValidationException invalid, HttpServletRequest request) {
        var problem = new ProblemException(ProblemKind.INVALID_REQUEST);
        for (var result : invalid.getParameterValidationResults()) {
            var name = String.valueOf(result.getMethodParameter().getParameterName());
            for (var error : result.getResolvableErrors()) {
                var field = error instanceof org.springframework.validation.FieldError at ? at.getField() : name;
                problem.field(field, key(error));
            }
        }
        return problems.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(ConstraintViolationException invalid, HttpServletRequest request) {
        return problems.answer(new ProblemException(ProblemKind.INVALID_REQUEST, invalid), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mismatch(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        var kind = request.getRequestURI().contains(String.valueOf(mismatch.getValue()))
                ? ProblemKind.NOT_FOUND
                : ProblemKind.INVALID_REQUEST;
        var problem = new ProblemException(kind, mismatch);
        return problems.answer(
                kind == ProblemKind.NOT_FOUND ? problem : problem.field(mismatch.getName(), "field.invalid"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        var problem = new ProblemException(ProblemKind.INVALID_REQUEST, unreadable);
        if (unreadable.getCause() instanceof DatabindException databind
                && databind.getCause() instanceof ProblemException cause) {
            return problems.answer(cause, request);
        }
        if (unreadable.getCause() instanceof JacksonException json) {
            var path = json.getPath().stream()
                    .map(at -> at.getPropertyName() == null ? "[" + at.getIndex() + "]" : at.getPropertyName())
                    .reduce((left, right) -> right.startsWith("[") ? left + right : left + "." + right);
            path.ifPresent(field -> problem.field(field, "field.invalid"));
        }
        return problems.answer(problem, request);
    }

    /** A parameter that the firewall lets nobody read. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unfit(RequestRejectedException unfit, HttpServletRequest request) {
        return problems.answer(new ProblemException(ProblemKind.INVALID_REQUEST, unfit), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return problems.answer(new ProblemException(ProblemKind.TOO_LARGE, large), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> brokenForm(MultipartException broken, HttpServletRequest request) {
        return problems.answer(new ProblemException(ProblemKind.INVALID_REQUEST, broken), request);
    }

    /** The database is away or overrun for the moment; the same request may be sent again. */
    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Map<String, Object>> busy(Exception busy, HttpServletRequest request) {
        LOG.warn("busy: {}", busy.toString());
        return problems.answer(new ProblemException(ProblemKind.BUSY, busy), request);
    }

    /** The reader is gone; nobody is left to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {
        LOG.debug("the reader is gone");
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> unwritable(
            HttpMessageNotWritableException unwritable, HttpServletRequest request) {
        for (Throwable cause = unwritable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                gone();
                return null;
            }
        }
        return anything(unwritable, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anything(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse response) {
            return problems.answer(
                    new ProblemException(kindOf(response.getStatusCode().value()), exception), request);
        }
        LOG.error("a bug: {} {}", request.getMethod(), request.getRequestURI(), exception);
        return problems.answer(new ProblemException(ProblemKind.BROKEN, exception), request);
    }

    static ProblemKind kindOf(int status) {
        return switch (status) {
            case 401 -> ProblemKind.SIGN_IN_NEEDED;
            case 403 -> ProblemKind.NOT_ALLOWED;
            case 404 -> ProblemKind.NOT_FOUND;
            case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
            case 406 -> ProblemKind.NOT_ACCEPTABLE;
            case 413 -> ProblemKind.TOO_LARGE;
            case 415 -> ProblemKind.MEDIA_TYPE_NOT_SUPPORTED;
            case 503 -> ProblemKind.BUSY;
            default -> status < 500 ? ProblemKind.INVALID_REQUEST : ProblemKind.BROKEN;
        };
    }

    private static String key(MessageSourceResolvable error) {
        var codes = error.getCodes();
        var constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "field.missing";
            case "Size", "Length" -> "field.length";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax" -> "field.range";
            default -> "field.invalid";
        };
    }
}
