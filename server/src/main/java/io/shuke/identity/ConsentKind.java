package io.shuke.identity;

/** What a person agrees to, each one apart, none ticked beforehand. */
public enum ConsentKind {
    TERMS,
    SHOW_PURCHASES,
    MARKETING,
    NAME_TO_PARTNER,
    IDENTITY_CHECK,
    /** To be told of questions about goods that they received. */
    ANSWER_QUESTIONS
}
