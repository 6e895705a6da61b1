package io.shuke.identity;

import org.springframework.stereotype.Component;

/** Ends a session; ending one that doesn't exist changes nothing. */
@Component
public class SigningOut {
    private final Sessions sessions;
    private final CallersOfSessions callers;

    SigningOut(Sessions sessions, CallersOfSessions callers) {
        this.sessions = sessions;
        this.callers = callers;
    }

    public void signOut(String token) {
        sessions.end(SessionToken.hash(token));
        callers.forgetSession(token);
    }
}
