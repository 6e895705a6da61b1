package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody may know so well that the market says so beside their name. */
@Schema(name = "ExpertField")
public enum ExpertField {
    FOOD,
    TEA,
    BEAUTY,
    HEALTH,
    HOME,
    PARENTING,
    OUTDOOR,
    DIGITAL
}
