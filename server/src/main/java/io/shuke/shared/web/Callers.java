package io.shuke.shared.web;

import io.shuke.shared.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link Caller} of the request to handler methods that ask for one. */
@Component
public class Callers implements HandlerMethodArgumentResolver {
    private static final String ATTRIBUTE = Caller.class.getName();
    private static final String SECOND_FACTOR = ATTRIBUTE + ".secondFactor";
    private static final String STILL_SIGNED_IN = ATTRIBUTE + ".stillSignedIn";

    /** The caller that the sign-in filter found, or nobody. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : Caller.nobody(null);
    }

    /** For the filter that knows who calls. */
    public static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** For what outlives the request: whether its session is still open. Cheap enough to ask often. */
    public static BooleanSupplier stillSignedIn(HttpServletRequest request) {
        return request.getAttribute(STILL_SIGNED_IN) instanceof BooleanSupplier open ? open : () -> true;
    }

    /** For the filter that knows who calls. */
    public static void setStillSignedIn(HttpServletRequest request, BooleanSupplier open) {
        request.setAttribute(STILL_SIGNED_IN, open);
    }

    /** Whether the session has shown a second factor; where nobody said so, it has not. */
    static SecondFactor secondFactor(HttpServletRequest request) {
        return request.getAttribute(SECOND_FACTOR) instanceof SecondFactorOf known
                ? known.get()
                : SecondFactor.NOT_ENROLLED;
    }

    /** For the filter that knows who calls; asked only where an endpoint wants to know. */
    public static void setSecondFactor(HttpServletRequest request, SecondFactorOf known) {
        request.setAttribute(SECOND_FACTOR, known);
    }

    /** Looks up whether a session has shown a second factor. */
    @FunctionalInterface
    public interface SecondFactorOf {
        SecondFactor get();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        return request == null ? Caller.nobody(null) : of(request);
    }
}
