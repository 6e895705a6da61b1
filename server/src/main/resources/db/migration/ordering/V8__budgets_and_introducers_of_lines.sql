-- The plan in force may give a line another budget than its product's own: the own one is kept beside it, so that other
-- plans can be tried on past lines. The introducer is who owned the owner when the order was placed.
alter table order_lines
    add column product_budget_basis_points int,
    add column introducer_partner_id uuid,
    add column introduced_since timestamptz;
update order_lines set product_budget_basis_points = commission_budget_basis_points;
alter table order_lines
    alter column product_budget_basis_points set not null,
    add check (product_budget_basis_points between 0 and 10000),
    add check (introducer_partner_id is null or owner_partner_id is not null);
