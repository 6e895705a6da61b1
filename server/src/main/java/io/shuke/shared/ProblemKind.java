package io.shuke.shared;

import java.util.Locale;

/**
 * The catalogue of problems (RFC 9457) the server answers with. The code is the constant's name in kebab case; title
 * and detail come from the message bundles under {@code problem.<code>.title} and {@code .detail}.
 */
public enum ProblemKind {
    // Requests that cannot be read or are incomplete
    INVALID_REQUEST(400),
    INVALID_CURSOR(400),
    IDEMPOTENCY_KEY_NEEDED(400),
    SIGN_IN_NEEDED(401),
    NOT_ALLOWED(403),
    CSRF_TOKEN_NEEDED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    STILL_RUNNING(409),
    CLOSED(410),
    TOO_LARGE(413),
    MEDIA_TYPE_NOT_SUPPORTED(415),
    IDEMPOTENCY_KEY_REUSED(422),
    TOO_MANY_REQUESTS(429),
    BROKEN(500),
    BUSY(503),

    // Identity
    SIGN_IN_FAILED(401),
    SIGN_IN_CODE_SPENT(409),
    ACCOUNT_NOT_SETTLED(409),
    PASSWORD_TOO_WEAK(422),
    PASSWORD_WRONG(422),
    LAST_OWNER(409),
    SECOND_FACTOR_NEEDED(403),
    SECOND_FACTOR_WRONG(422),
    SECOND_FACTOR_ENROLLED(409),
    ADDRESS_BOOK_FULL(422),
    IDENTITY_CONSENT_NEEDED(422),
    IDENTITY_NOT_MATCHING(422),
    IDENTITY_NOT_ADULT(422),
    IDENTITY_CHECK_AWAY(503),
    MEMBER_OF_SUPPLIER(409),
    NO_MEMBER_OF_SUPPLIER(409),

    // Catalogue
    EDITED_MEANWHILE(409),
    COMMON_ZONE_STAYS(409),
    HANDLE_TAKEN(409),
    PICTURE_NOT_READABLE(422),
    PICTURE_TOO_LARGE(422),
    IMPORT_NOT_READABLE(422),
    STOCK_BELOW_RESERVED(409),

    // Orders
    CART_FULL(422),
    PRICE_CHANGED(409),
    OUT_OF_STOCK(409),
    NOT_FOR_SALE(422),
    NOT_DELIVERABLE(422),
    ORDER_NOT_IN_STATE(409),

    // After-sales
    AFTER_SALE_NOT_POSSIBLE(409),
    AFTER_SALE_OPEN(409),
    AFTER_SALE_TOO_MUCH(422),
    AFTER_SALE_ANOTHER_AMOUNT(409),
    AFTER_SALE_NOT_IN_STATE(409),

    // Suppliers
    SUPPLIER_NAME_TAKEN(409),
    SUPPLIER_SUSPENDED(409),
    SUPPLIER_NOT_VERIFIED(409),
    PROPOSAL_OPEN(409),
    PROPOSAL_NOT_IN_STATE(409),
    PROPOSAL_NOT_OF_SUPPLIER(409),

    // Parcels
    NOT_THAT_MANY_LEFT(409),
    TRACKING_NUMBER_USED(409),

    // Money
    CHARGE_NOT_OPEN(409),
    REFUND_NOT_TO_SEND(409),
    PROVIDER_SIGN_IN_NEEDED(409),
    PROVIDER_SILENT(503),
    BILL_NOT_READY(409),
    DIFFERENCE_RESOLVED_BEFORE(409),
    NOTICE_NOT_GENUINE(401),
    NOTICE_TOO_OLD(401),
    NOTICE_MISMATCH(422),
    NOTICE_UNKNOWN(503),
    BALANCE_TOO_LOW(409),
    PAYOUT_BELOW_MINIMUM(422),
    PAYOUT_NOT_IN_STATE(409),
    HOLD_NOT_IN_STATE(409),
    PAYOUT_IDENTITY_NEEDED(409),
    PAYOUT_CAP_REACHED(409),
    PAYOUT_NEEDS_ANOTHER_PERSON(409),
    PAYOUT_PAYEE_NOT_VERIFIED(409),
    PLAN_NOT_IN_STATE(409),
    PLAN_OUTDATED(409),
    PLAN_WOULD_LOSE(422),
    SIMULATION_RUNNING(409),
    SIMULATION_ENDED(409),
    SECOND_APPROVER_NEEDED(409),

    // Sharing
    TOUCH_NOT_VALID(422),
    SHOP_NEEDED(409),
    SHELF_FULL(422),

    // People and posts
    NOT_YOURSELF(422),
    FOLLOWING_FULL(422),
    DRAFTS_FULL(422),

    // Conversations
    ANSWER_AWAITED(409);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
