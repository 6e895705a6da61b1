package io.shuke.circle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator allows, under {@code shuke.circle}: how many members have to want something before their host offers
 * it, and by how much at most an offer is below the price for everybody, in basis points.
 */
@ConfigurationProperties("shuke.circle")
record CircleRules(
        @DefaultValue("3") int leastVotes,
        @DefaultValue("3000") int mostDiscountBasisPoints) {}
