package io.shuke.identity;

/**
 * Says whether a real name and a citizen's number belong together. An implementation may call another company, so it is
 * never called inside a transaction, and it keeps and logs nothing.
 */
public interface IdentityVerifier {
    /** What a verifier knows. */
    enum Answer {
        MATCH,
        MISMATCH,
        /** It can't say now. */
        AWAY
    }

    String name();

    Answer verify(String realName, IdNumber number);
}
