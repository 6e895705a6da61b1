package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;

/** What can be reported. Whoever adds one says in a {@link Reportable} what it is. */
@Schema(name = "ReportSubject")
public enum ReportSubject {
    POST,
    COMMENT,
    /** How somebody appears: their name, their face, and what they say of themselves. */
    PERSON,
    REVIEW,
    /** What one said to the other; staff read it in a case alone, and each time is audited. */
    MESSAGE,
    /** What a circle says of itself; its host answers for it. */
    CIRCLE,
    /** What somebody asked about goods. */
    QUESTION,
    /** What a buyer answered. */
    ANSWER,
    /** What the partner who sold it said to a review. */
    REVIEW_REPLY,
    /** What a member of a circle wants. */
    NEED,
    /** What a circle's keepers ask its members. */
    POLL,
    /** What a circle's keepers plan. */
    EVENT,
    /** What a partner says of their shop. */
    SHOP;

    /** Whether its words were meant for few: lists of cases have none of them. */
    public boolean isConfidential() {
        return this == MESSAGE;
    }
}
