package io.shuke.commission;

/** How much of a commission goes back with its line's price, in SQL over the columns of {@code commission.accrual}. */
final class TakenBack {
    private TakenBack() {}

    /**
     * The part of the commission that is as large as the refunded part of the price, rounded down, less what was taken
     * before: so all parts together are the whole.
     *
     * @param refunded what is back of the line's price with this refund; {@code net} is the price. SQL, never input
     */
    static String sql(String refunded, String net) {
        return "floor(amount_minor::numeric * " + refunded + " / " + net + ")::bigint - reversed_minor";
    }
}
