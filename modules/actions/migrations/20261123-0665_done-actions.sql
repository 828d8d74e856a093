-- What the hours ledger reads of an action: its words, what was claimed, what was counted, and by whom.
create view actions.pub_done_action as
  select a.id, a.young_person_id, a.creator_id, a.title, a.category, a.status, a.done_on, a.minutes, a.qualified_category, a.qualified_minutes,
    a.deleted_at is not null as is_deleted, a.updated_at, q.account_id as qualified_by, q.at as qualified_at
  from actions.action a
  left join lateral (select account_id, at from actions.qualification q where q.action_id = a.id order by q.id desc limit 1) q on true;
