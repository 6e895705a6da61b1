-- Pictures that staff uploaded for goods are told apart from people's own.
alter table media add column for_goods boolean not null default false;
