-- Actions on which somebody is expected: the young person (open) or the adviser (done, not yet qualified). One index answers for both.
create index action_waiting on actions.action (young_person_id, due_on) include (status)
  where deleted_at is null and (status in ('to_do', 'in_progress') or (status = 'done' and qualified_category is null));
drop index actions.action_open;
drop index actions.action_to_qualify;
create view actions.pub_waiting as
  select young_person_id, due_on, status = 'done' as is_to_qualify from actions.action
  where deleted_at is null and (status in ('to_do', 'in_progress') or (status = 'done' and qualified_category is null));
