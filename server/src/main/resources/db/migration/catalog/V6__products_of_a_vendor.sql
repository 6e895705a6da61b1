-- A supplier reads its own goods.
create index product_of_vendor on product (vendor_id, updated_at desc, id desc);
