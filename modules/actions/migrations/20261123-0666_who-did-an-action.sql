-- Who said that an action is done, and when: the hours ledger names them, not who gave it.
create or replace view actions.pub_done_action as
  select a.id, a.young_person_id, a.creator_id, a.title, a.category, a.status, a.done_on, a.minutes, a.qualified_category, a.qualified_minutes,
    a.deleted_at is not null as is_deleted, a.updated_at, q.account_id as qualified_by, q.at as qualified_at,
    coalesce(d.account_id, a.young_person_id) as done_by, coalesce(d.at, a.updated_at) as done_at
  from actions.action a
  left join lateral (select account_id, at from actions.qualification q where q.action_id = a.id order by q.id desc limit 1) q on true
  left join lateral (select account_id, at from actions.change d where d.action_id = a.id and d.what = 'done' order by d.id desc limit 1) d on true;
