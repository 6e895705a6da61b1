package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the reader and somebody else are to each other; friends follow each other. Muting is the reader's alone to know. */
@Schema(name = "PersonRelation")
public record Relation(boolean following, boolean followsMe, boolean friend, boolean muted) {
    static Relation of(boolean following, boolean followsMe, boolean muted) {
        return new Relation(following, followsMe, following && followsMe, muted);
    }
}
