package io.shuke.fulfilment;

import io.shuke.ordering.HandingOver.ToPack;
import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the shipments of orders that were handed over. Whoever writes holds the orders' locks. */
@Repository
class OpenedShipments {
    private final JdbcClient jdbc;

    OpenedShipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record OpenedLine(UUID shipmentId, UUID orderId, ToPack.Line line) {}

    /** Opens the shipments of these orders with their lines; one that is open already stays as it is. One statement. */
    void open(List<ToPack> orders, Instant at) {
        var lines = new ArrayList<OpenedLine>();
        for (var order : orders) {
            var shipments = new HashMap<Optional<UUID>, UUID>();
            order.lines()
                    .forEach(line -> lines.add(new OpenedLine(
                            shipments.computeIfAbsent(Optional.ofNullable(line.vendorId()), vendor -> Ids.next()),
                            order.orderId(),
                            line)));
        }
        jdbc.sql("""
                with wanted as materialized (
                    select w.*
                    from unnest(cast(:shipments as uuid[]), cast(:orders as uuid[]), cast(:vendors as uuid[]),
                                cast(:lines as uuid[]), cast(:positions as int[]), cast(:skus as uuid[]),
                                cast(:titles as text[]), cast(:options as text[]), cast(:pictures as text[]),
                                cast(:quantities as int[]), cast(:called_off as int[]),
                                cast(:purchases as bigint[]), cast(:currencies as text[]))
                        as w (shipment_id, order_id, vendor_id, line_id, position, sku_id, title, options, picture_url,
                              quantity, called_off, purchase, currency)
                ), opened as (
                    insert into fulfilment.shipments (id, order_id, vendor_id, state, opened_at)
                    select distinct shipment_id, order_id, vendor_id, 'WAITING', cast(:at as timestamptz) from wanted
                    on conflict (order_id, vendor_id) do nothing
                    returning id
                )
                insert into fulfilment.shipment_lines
                    (order_id, line_id, shipment_id, position, sku_id, title, options, picture_url, quantity,
                     called_off, purchase_minor, currency)
                select w.order_id, w.line_id, w.shipment_id, w.position, w.sku_id, w.title, w.options, w.picture_url,
                       w.quantity, w.called_off, w.purchase, w.currency
                from opened o join wanted w on w.shipment_id = o.id
                """)
                .param("at", Times.sql(at))
                .param("shipments", column(lines, OpenedLine::shipmentId, UUID[]::new))
                .param("orders", column(lines, OpenedLine::orderId, UUID[]::new))
                .param("vendors", column(lines, each -> each.line().vendorId(), UUID[]::new))
                .param("lines", column(lines, each -> each.line().lineId(), UUID[]::new))
                .param("positions", column(lines, each -> each.line().position(), Integer[]::new))
                .param("skus", column(lines, each -> each.line().skuId(), UUID[]::new))
                .param("titles", column(lines, each -> each.line().title(), String[]::new))
                .param("options", column(lines, each -> each.line().options(), String[]::new))
                .param("pictures", column(lines, each -> each.line().pictureUrl(), String[]::new))
                .param("quantities", column(lines, each -> each.line().quantity(), Integer[]::new))
                .param("called_off", column(lines, each -> each.line().calledOff(), Integer[]::new))
                .param("purchases", column(lines, each -> each.line().purchase().amountMinor(), Long[]::new))
                .param(
                        "currencies",
                        column(lines, each -> each.line().purchase().currency(), String[]::new))
                .update();
    }

    private static <V extends @Nullable Object> V[] column(
            List<OpenedLine> lines, Function<OpenedLine, V> of, IntFunction<V[]> array) {
        return lines.stream().map(of).toArray(array);
    }
}
