-- Finds who received a product lately, however well it sells.
create index order_lines_by_product_as_they_came on order_lines (product_id, received_at desc)
    where received_at is not null;
