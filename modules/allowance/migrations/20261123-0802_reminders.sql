-- Who was reminded of a month to declare, and on which of the days for it: once each.
create table allowance.reminder (
  young_person_id uuid not null references people.young_person,
  month date not null check (extract(day from month) = 1),
  on_day date not null,
  primary key (young_person_id, month, on_day)
);
create index on allowance.month (month) where status = 'awaiting';
-- Few at a time, for a whole structure.
create index on allowance.month (young_person_id) where 'second_look' = any(blockers);
