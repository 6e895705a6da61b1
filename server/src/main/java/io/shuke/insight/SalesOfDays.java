package io.shuke.insight;

import io.shuke.shared.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SalesOfDays {
    private final JdbcClient jdbc;

    /** What one fact adds to a day. */
    record Change(LocalDate day, long orders, long paidMinor, long refundedMinor) {}

    /** A day's figures. */
    record Day(LocalDate day, long orders, long paidMinor, long refundedMinor) {}

    SalesOfDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the change unless this delivery was counted before; both in one statement. */
    void countOnce(UUID deliveryId, Instant at, Change change) {
        jdbc.sql("""
                with first_time as (
                    insert into insight.counted (delivery_id, at) values (:delivery, :at)
                    on conflict do nothing returning delivery_id)
                insert into insight.sales_of_day as day (day, orders_paid, paid_minor, refunded_minor)
                select :day, :orders, :paid, :refunded from first_time
                on conflict (day) do update set
                    orders_paid = day.orders_paid + excluded.orders_paid,
                    paid_minor = day.paid_minor + excluded.paid_minor,
                    refunded_minor = day.refunded_minor + excluded.refunded_minor
                """)
                .param("delivery", deliveryId)
                .param("at", Times.sql(at))
                .param("day", change.day())
                .param("orders", change.orders())
                .param("paid", change.paidMinor())
                .param("refunded", change.refundedMinor())
                .update();
    }

    List<Day> since(LocalDate first) {
        return jdbc.sql("""
                select day, orders_paid as orders, paid_minor, refunded_minor
                from insight.sales_of_day where day >= :first order by day
                """).param("first", first).query(Day.class).list();
    }
}
