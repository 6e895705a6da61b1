package io.shuke.identity;

/** What somebody may be called, beyond what can be seen of a name alone. Whoever keeps the market's words provides it. */
public interface RulesForNames {
    /** Refuses a name that nobody may have ({@code invalid-request}, with the field). */
    void check(String field, String name);
}
