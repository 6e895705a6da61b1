package io.shuke.payment;

import io.shuke.identity.VerifiedIdentity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payout with the partner it is for, as the operator sees it.
 *
 * @param approvalsNeeded one, or two above the limit
 * @param firstApprovedBy who approved it first where two are needed
 */
public record PayoutOfPartner(
        Payout payout,
        UUID partnerId,
        @Nullable String partnerName,
        @Nullable VerifiedIdentity identity,
        int approvalsNeeded,
        @Nullable UUID firstApprovedBy,
        @Nullable String firstApproverName) {}
