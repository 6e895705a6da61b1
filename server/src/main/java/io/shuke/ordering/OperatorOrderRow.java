package io.shuke.ordering;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/** An order's card as staff see it: with its buyer. */
public record OperatorOrderRow(@JsonUnwrapped OrderCard card, UUID buyerId, String buyerName) {}
