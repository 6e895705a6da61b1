-- What people may know, as staff keep it. One that is retired keeps its name for those who are shown with it; nothing is
-- ever deleted. Whoever changes the list locks all of it first.
create table field (
    code       text        primary key check (code ~ '^[A-Za-z0-9]{2,20}$'),
    name       text        not null check (length(name) between 1 and 12),
    name_en    text        not null check (length(name_en) between 1 and 30),
    position   int         not null unique deferrable initially immediate,
    retired_at timestamptz,
    version    int         not null default 1
);
create unique index field_by_name on field (lower(name));
create unique index field_by_name_en on field (lower(name_en));
insert into field (code, name, name_en, position) values
    ('FOOD', '美食', 'Food', 1),
    ('TEA', '茶', 'Tea', 2),
    ('BEAUTY', '美妆', 'Beauty', 3),
    ('HEALTH', '健康', 'Health', 4),
    ('HOME', '家居', 'Home', 5),
    ('PARENTING', '育儿', 'Parenting', 6),
    ('OUTDOOR', '户外运动', 'Sports and outdoors', 7),
    ('DIGITAL', '数码', 'Digital', 8);

alter table application drop constraint application_field_check;
alter table application add foreign key (field) references field;
