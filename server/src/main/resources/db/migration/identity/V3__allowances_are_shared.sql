-- Limits are counted in one place for all modules (shared.allowance). What was counted here is forgotten within days.
drop table allowance;
