package io.shuke.expert;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where an application for a field stands. */
@Schema(name = "ExpertState")
public enum ExpertState {
    WAITING,
    /** The field is shown beside the person's name. */
    VERIFIED,
    DECLINED,
    /** The person took it back, before or after it was verified. */
    WITHDRAWN,
    REVOKED;

    /** Whether it stands, so that nobody applies for the field again, and what was shown for it is kept. */
    boolean stands() {
        return this == WAITING || this == VERIFIED;
    }
}
