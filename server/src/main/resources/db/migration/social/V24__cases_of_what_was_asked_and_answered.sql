-- Questions and answers that were hidden before they had cases: staff decide about them like about any other.
do $$
begin
    if to_regclass('review.question') is not null then
        insert into moderation_case
            (id, subject, subject_id, author_id, text, pictures, listed, opened_at, state)
        select gen_random_uuid(), h.subject, h.id, h.author_id, h.text, '[]', '{}', now(), 'OPEN'
        from (select 'QUESTION' as subject, id, author_id, text from review.question where hidden
              union all
              select 'ANSWER', id, author_id, text from review.answer where hidden) h
        join profile p on p.person_id = h.author_id
        where not exists (select from moderation_case c
                          where c.subject = h.subject and c.subject_id = h.id
                              and c.state in ('OPEN', 'TAKEN_DOWN', 'APPEALED', 'UPHELD'));
    end if;
end $$;
