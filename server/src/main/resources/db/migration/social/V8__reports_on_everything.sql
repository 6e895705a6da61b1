-- What other modules keep is reported as well; which subjects there are is the code's to say.
alter table moderation_case
    drop constraint moderation_case_subject_check,
    add constraint moderation_case_subject_is_a_word check (subject ~ '^[A-Z_]{3,20}$');

-- Reviews that were hidden before they had cases: staff decide about them like about any other.
do $$
begin
    if to_regclass('review.review') is not null then
        insert into moderation_case
            (id, subject, subject_id, author_id, text, pictures, listed, opened_at, state)
        select gen_random_uuid(), 'REVIEW', r.id, r.author_id, r.text, r.pictures, '{}', now(), 'OPEN'
        from review.review r join profile p on p.person_id = r.author_id
        where r.hidden;
    end if;
end $$;
