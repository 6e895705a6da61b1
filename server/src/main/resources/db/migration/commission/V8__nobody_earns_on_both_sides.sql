-- Commission of who stands on both sides of a sale goes back at the end of the return window.
alter table reversal drop constraint reversal_reason;
alter table reversal add constraint reversal_reason
    check (reason in ('ORDER_CANCELLED', 'LINE_REFUNDED', 'HOLD_CONFIRMED', 'SAME_IDENTITY', 'SAME_PAYER'));
