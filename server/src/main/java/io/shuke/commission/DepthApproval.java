package io.shuke.commission;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A legal approval to pay a second level in one region: who gave it, on which day, and where the document is. It is
 * written down once and never changed.
 */
public record DepthApproval(UUID id, String region, String approvedBy, LocalDate approvedOn, String document) {}
