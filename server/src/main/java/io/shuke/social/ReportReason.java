package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;

/** Why something is reported, and why it is taken down. */
@Schema(name = "ReportReason")
public enum ReportReason {
    /** Unasked-for advertising, or the same again and again. */
    SPAM,
    FRAUD,
    COUNTERFEIT,
    /** Claims about goods that are not true. */
    FALSE_CLAIMS,
    /** Insults, threats, hatred of groups. */
    ABUSE,
    SEXUAL,
    VIOLENCE,
    /** Somebody's private matters. */
    PRIVACY,
    /** What harms those under age. */
    MINORS,
    /** What the law forbids, and none of the above. */
    ILLEGAL,
    OTHER
}
