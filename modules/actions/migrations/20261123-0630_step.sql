-- An action may be a part of a step of the plan.
alter table actions.action add column step_id uuid references plans.step;
create index action_of_a_step on actions.action (young_person_id) where step_id is not null and deleted_at is null;
