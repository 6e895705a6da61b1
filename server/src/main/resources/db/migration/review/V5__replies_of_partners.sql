-- What the partner who sold it says to a review, beside the market's reply: one to each review.
create table partner_reply (
    id         uuid        primary key,
    review_id  uuid        not null unique references review on delete cascade,
    partner_id uuid        not null,
    text       text        not null,
    hidden     boolean     not null,
    version    int         not null default 1,
    at         timestamptz not null,
    edited_at  timestamptz
);
create index partner_reply_of_partner on partner_reply (partner_id);
