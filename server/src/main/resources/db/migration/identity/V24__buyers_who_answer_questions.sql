alter table consent drop constraint consent_kind_check;
alter table consent add constraint consent_kind_check
    check (kind in ('TERMS', 'SHOW_PURCHASES', 'MARKETING', 'NAME_TO_PARTNER', 'IDENTITY_CHECK', 'ANSWER_QUESTIONS'));
