-- A host may propose to the market that members buy together what they want. While staff have not decided, members may still
-- join in, and nobody ends the need or offers it otherwise; a proposal that is declined or withdrawn leaves it as it was.
alter table need
    add column proposal_id uuid unique,
    add constraint need_closed_is_not_proposed check (state <> 'CLOSED' or proposal_id is null);
