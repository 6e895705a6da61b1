-- Staff took its name, words and banner down, or have to look at them first: nobody but its owner sees them. The shop stays.
alter table shop add column hidden boolean not null default false;
