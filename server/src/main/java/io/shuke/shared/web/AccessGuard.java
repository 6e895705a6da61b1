package io.shuke.shared.web;

import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a handler method only if its {@link Access} allows the caller. */
@Component
class AccessGuard implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("io.shuke.")) {
            var access = method.getMethodAnnotation(Access.class);
            check(access, Callers.of(request));
            if (access != null && access.secondFactor()) {
                checkSecondFactor(Callers.secondFactor(request));
            }
        }
        return true;
    }

    private static void check(@org.jspecify.annotations.Nullable Access access, Caller caller) {
        if (access == null) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        if (access.value() == Access.Who.ANYONE) {
            return;
        }
        caller.person();
        if (!allows(access, caller)) {
            throw new ProblemException(ProblemKind.NOT_ALLOWED);
        }
    }

    private static void checkSecondFactor(SecondFactor factor) {
        if (factor != SecondFactor.SHOWN) {
            throw new ProblemException(ProblemKind.SECOND_FACTOR_NEEDED)
                    .extension("enrolled", factor == SecondFactor.NEEDED);
        }
    }

    private static boolean allows(Access access, Caller caller) {
        return switch (access.value()) {
            case ANYONE, PERSON -> true;
            case PARTNER -> caller.partner();
            case SUPPLIER -> caller.supplierId() != null;
            case STAFF ->
                access.rights().length == 0
                        ? caller.staff()
                        : Arrays.stream(access.rights()).anyMatch(caller::has);
        };
    }
}
