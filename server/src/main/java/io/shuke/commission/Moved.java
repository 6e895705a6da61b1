package io.shuke.commission;

import io.shuke.shared.Money;
import java.util.UUID;

/** Commission whose row was just written or moved on; the amount is what moves with it. */
record Moved(UUID accrualId, UUID partnerId, boolean released, Money amount) {}
