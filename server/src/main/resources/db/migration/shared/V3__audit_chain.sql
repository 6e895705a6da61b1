-- Acts are numbered without a gap, and each carries a seal: a hash keyed with the market's secret over what it says and
-- the seal before it. A row that is missing, edited or put in breaks the chain where it stands; rows from before it are
-- not covered. The head says how far the chain goes, so that its last rows can't be missing either.
alter table audit add column number bigint unique check (number > 0), add column seal bytea;
alter table audit add constraint audit_is_sealed check (number is not null and seal is not null) not valid;

create table audit_head (
    one    boolean primary key default true check (one),
    number bigint  not null check (number >= 0),
    seal   bytea   not null
);
insert into audit_head (number, seal) values (0, '');
create function keep_the_head() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or new.number <> old.number + 1 then
        raise exception 'the audit chain only grows, by one';
    end if;
    return new;
end
$$;
create trigger audit_head_only_grows before update or delete on audit_head
    for each row execute function keep_the_head();
create trigger audit_head_stays before truncate on audit_head
    for each statement execute function refuse_change();
