package io.shuke.identity;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a module keeps about people. Every module that keeps anything implements it, so that a person can take a copy of
 * all of it away and have it erased. All of it runs in the caller's transaction, with the person's row locked.
 */
public interface PersonalData {
    /** Names the part in a copy: letters and dashes, such as {@code orders}. */
    String part();

    /** All that the module keeps about the person, as values that write to JSON. */
    Object copyOf(UUID personId);

    /** What has to be settled before the account can be closed. */
    default List<Obstacle> obstaclesOf(UUID personId) {
        return List.of();
    }

    /** Whether the law wants the person's verified name kept with figures that stay. */
    default boolean needsIdentityOf(UUID personId) {
        return false;
    }

    /** Erases what says who the person is; figures that the law wants kept stay under their id alone. */
    void erase(Leaving person);

    /** Who leaves, and when. Without the phone in {@code toString}, so that it never reaches a log by accident. */
    record Leaving(UUID id, Phone phone, Instant at) {}

    /** One thing to be settled first; the amount is there where it is about money. */
    record Obstacle(Kind kind, @Nullable Money amount) {
        /** What stands in the way, and so what to do about it. */
        public enum Kind {
            /** Orders that are not yet received: receive or cancel them. */
            OPEN_ORDERS,
            /** Unpaid orders that would earn this partner something: they are paid or end within minutes. */
            ORDERS_OF_CUSTOMERS,
            /** Commission within its return window: wait for it. */
            PENDING_COMMISSION,
            /** A payout on its way: wait for it. */
            RUNNING_PAYOUT,
            /** Money that could be paid out: ask for it, or give it up. */
            MONEY_LEFT,
            /** Rights of a member of staff: an owner has to take them first. */
            STAFF_RIGHTS
        }
    }

    /** Gives up the money that a person leaves behind; whoever keeps that money implements it. */
    interface MoneyLeft {
        void giveUp(UUID personId);
    }
}
