package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;

/** What can be reported. */
@Schema(name = "ReportSubject")
public enum ReportSubject {
    POST,
    COMMENT,
    /** What somebody says of themselves. */
    PERSON
}
