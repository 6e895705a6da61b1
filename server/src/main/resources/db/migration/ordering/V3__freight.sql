-- What delivery costs, by province and weight. A region is the beginning of a province's name ('新疆' is
-- '新疆维吾尔自治区'); the longest that fits counts, and '' fits all. First and further weights are in grams: a parcel costs
-- first_minor up to first_grams and further_minor for each further_grams begun beyond. From free_from_minor of goods on
-- it is free; null is never.
create table freight_zones (
    region          text    primary key,
    deliverable     boolean not null,
    first_grams     int     not null check (first_grams > 0),
    first_minor     bigint  not null check (first_minor >= 0),
    further_grams   int     not null check (further_grams > 0),
    further_minor   bigint  not null check (further_minor >= 0),
    free_from_minor bigint  check (free_from_minor >= 0)
);

insert into freight_zones
    (region, deliverable, first_grams, first_minor, further_grams, further_minor, free_from_minor) values
    ('',      true,  1000,  800, 1000,  200,  9900),
    ('新疆',  true,  1000, 1800, 1000, 1200, 19900),
    ('西藏',  true,  1000, 1800, 1000, 1200, 19900),
    ('青海',  true,  1000, 1200, 1000,  800, 19900),
    ('宁夏',  true,  1000, 1200, 1000,  800, 19900),
    ('甘肃',  true,  1000, 1200, 1000,  800, 19900),
    ('内蒙古', true, 1000, 1200, 1000,  800, 19900),
    ('香港',  false, 1000,    0, 1000,    0, null),
    ('澳门',  false, 1000,    0, 1000,    0, null),
    ('台湾',  false, 1000,    0, 1000,    0, null);
