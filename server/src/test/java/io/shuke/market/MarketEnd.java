package io.shuke.market;

/**
 * What must be true besides once every notice has arrived or been asked for, every order has ended and everything was
 * sent: nothing is held any more, and the payment company made what we say that it made.
 */
final class MarketEnd {
    static final String STATEMENT = MarketBooks.FACTS + """
            select what, expected, found from (values
                ('money that is still held for these orders', 0,
                    (select coalesce(sum(a.balance_minor), 0) from ledger.account a
                     where a.kind = 'BUYER_HELD' and a.owner_id in (select id from mine))),
                ('orders that have not ended', 0,
                    (select count(*) from mine where state not in ('SETTLED', 'CANCELLED', 'EXPIRED'))),
                ('charges that the company has money of, and we don''t, or the other way', 0,
                    (select count(*) from charges c
                     full join (select number from sandbox.charge where state = 'PAID' and order_number in
                                (select number from ordering.orders where buyer_id = any(cast(:buyers as uuid[])))) s
                       on s.number = c.id::text
                     where coalesce(c.paid, false) <> (s.number is not null))),
                ('refunds that are not done', 0,
                    (select count(*) from refunds where state not in ('DONE', 'CLOSED', 'PAID_BY_HAND'))),
                ('refunds that the company made otherwise, or not', 0,
                    (select count(*) from refunds r where r.state <> 'PAID_BY_HAND' and not exists
                        (select from sandbox.refund s where s.number = r.id::text and s.state = r.state
                            and s.amount_minor = r.amount_minor and s.charge_number = r.charge_id::text))),
                ('refunds that the company made unasked', 0,
                    (select count(*) from sandbox.refund s
                     where s.charge_number in (select id::text from charges)
                       and s.number not in (select id::text from refunds where state <> 'PAID_BY_HAND'))),
                ('money that the company gave back',
                    (select coalesce(sum(amount_minor), 0) from noted)
                    - (select coalesce(sum(amount_minor), 0) from refunds where state = 'PAID_BY_HAND'),
                    (select coalesce(sum(s.amount_minor), 0) from sandbox.refund s
                     where s.state = 'DONE' and s.charge_number in (select id::text from charges))),
                ('payouts that the company made otherwise, or not', 0,
                    (select count(*) from payment.payout p
                     where p.partner_id = any(cast(:partners as uuid[])) and p.state <> 'REJECTED' and not exists
                        (select from sandbox.payout s where s.number = p.number and s.state = p.state
                            and s.amount_minor = p.amount_minor - p.fee_minor - p.tax_minor))),
                ('payouts that the company made unasked', 0,
                    (select count(*) from sandbox.payout s
                     where s.payee = any(select unnest(cast(:partners as uuid[]))::text)
                       and s.number not in (select number from payment.payout where partner_id = any(cast(:partners as uuid[]))))),
                ('paid lines that simulations do not know, or know otherwise', 0,
                    (select count(*) from (select id, net, refunded, state from lines where paid) l
                     left join commission.paid_line f on f.line_id = l.id
                     where f.line_id is null or f.net_minor <> l.net
                        or f.refunded_minor <> case when l.state = 'CANCELLED' then l.net else l.refunded end))
            ) as checks (what, expected, found)
            where expected <> found
            """;

    private MarketEnd() {}
}
