package io.shuke.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payout with the partner it is for, as the operator sees it. */
public record PayoutOfPartner(
        Payout payout, UUID partnerId, @Nullable String partnerName) {}
