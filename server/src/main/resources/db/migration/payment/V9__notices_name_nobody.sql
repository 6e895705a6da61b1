-- A notice proves what a provider said, for ever; who paid or was paid is no part of that. What is kept of its text has the
-- person's account left out, and the digest of the whole text tells whether a copy of the provider's is the same. Notices
-- from before lose the account, too: the one change that is ever made to them.
alter table notice add column body_digest text check (body_digest ~ '^[0-9a-f]{64}$');
alter table notice disable trigger notice_is_append_only;
update notice
set body = regexp_replace(body,
        '"(openid|sp_openid|sub_openid|unionid|user_name|user_received_account|wallet)"\s*:\s*"[^"]*"', '"\1":"***"', 'g'),
    detail = case when kind like 'REFUND%' then null else detail end
where body ~ '"(openid|sp_openid|sub_openid|unionid|user_name|user_received_account|wallet)"'
   or kind like 'REFUND%' and detail is not null;
alter table notice enable trigger notice_is_append_only;
