-- Who looked at a campaign: at one of its groups, or, without a group, at its offer beside the product. The viewer is the
-- browser, or the person where no browser is known. Appended apart from the pages that were looked at.
create table looks (
    campaign_id uuid        not null,
    viewer_id   uuid        not null,
    group_id    uuid,
    person_id   uuid,
    at          timestamptz not null,
    constraint looks_once unique nulls not distinct (campaign_id, viewer_id, group_id)
);
create index looks_of_group on looks (group_id) where person_id is not null;
create index looks_of_person on looks (person_id) where person_id is not null;

-- Who made a link to a group.
create table shares (
    campaign_id uuid        not null,
    group_id    uuid        not null,
    person_id   uuid        not null,
    at          timestamptz not null,
    primary key (campaign_id, group_id, person_id)
);
create index shares_of_person on shares (person_id);

-- How far the people of a campaign came, counted again and again from looks, shares and seats.
create table funnels (
    campaign_id uuid        primary key references campaigns,
    seen        int         not null,
    shared      int         not null,
    joined      int         not null,
    filled      int         not null,
    refunded    int         not null,
    counted_at  timestamptz not null
);
