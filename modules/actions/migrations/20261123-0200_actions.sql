-- Actions: the catalogue, what young people commit to, how far they are, what is said about it, and what advisers count.
create schema actions;

-- Titles to pick from. An entry that is no longer offered keeps its row: actions point to it.
create table actions.catalogue_entry (
  code text primary key check (code ~ '^[a-z][a-z-]{1,59}$'),
  title text not null check (length(title) between 1 and 200),
  category text not null check (category in ('employment', 'career_plan', 'culture_sport_leisure', 'citizenship', 'training', 'housing', 'health', 'not_counted')),
  audience text not null check (audience in ('adviser', 'young', 'both')),
  several_dates boolean not null default false,
  position int not null,
  valid_from date not null default '2026-01-01',
  valid_until date,
  constraint entries_end_after_they_begin check (valid_until >= valid_from)
);

create table actions.action (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  creator_id uuid not null references identity.account,
  catalogue_code text references actions.catalogue_entry,
  title text not null check (length(title) between 1 and 200),
  description text not null default '' check (length(description) <= 2000),
  category text not null check (category in ('employment', 'career_plan', 'culture_sport_leisure', 'citizenship', 'training', 'housing', 'health', 'not_counted')),
  status text not null default 'to_do' check (status in ('to_do', 'in_progress', 'done', 'cancelled')),
  due_on date not null,
  wants_reminder boolean not null default false,
  done_on date,
  minutes int not null default 0 check (minutes between 0 and 3000),
  -- the latest of actions.qualification: what is counted in the end
  qualified_category text check (qualified_category in ('employment', 'career_plan', 'culture_sport_leisure', 'citizenship', 'training', 'housing', 'health', 'not_counted')),
  qualified_minutes int check (qualified_minutes between 0 and 3000),
  comment_count int not null default 0,
  -- grows with each change, so that an edit never overwrites one its author has not seen
  version int not null default 1,
  -- what was asked at creation: a retry with the same id is answered, another content refused
  content_hash text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  constraint done_actions_have_a_date check ((status = 'done') = (done_on is not null)),
  constraint only_done_actions_have_minutes check (status = 'done' or minutes = 0),
  constraint only_done_actions_are_qualified check (qualified_category is null or status = 'done'),
  constraint qualified_actions_have_minutes check ((qualified_category is null) = (qualified_minutes is null)),
  constraint not_counted_means_no_minutes check (qualified_category <> 'not_counted' or qualified_minutes = 0)
);
create index action_of_a_person on actions.action (young_person_id, due_on) where deleted_at is null;
create index action_open on actions.action (young_person_id, due_on) where status in ('to_do', 'in_progress') and deleted_at is null;
create index action_to_qualify on actions.action (young_person_id, done_on) where status = 'done' and qualified_category is null and deleted_at is null;
create index action_to_remind on actions.action (due_on) where wants_reminder and status in ('to_do', 'in_progress') and deleted_at is null;

create table actions.comment (
  id uuid primary key,
  action_id uuid not null references actions.action,
  author_id uuid not null references identity.account,
  -- empty once retention is over
  text text not null check (length(text) <= 2000),
  written_at timestamptz not null
);
create index on actions.comment (action_id, written_at);

-- What an adviser counted for a done action; a correction is one more row. Append-only: the words said with it are in actions.comment.
create table actions.qualification (
  id bigint generated always as identity primary key,
  action_id uuid not null references actions.action,
  account_id uuid not null references identity.account,
  at timestamptz not null,
  category text not null,
  minutes int not null,
  comment_id uuid references actions.comment
);
create index on actions.qualification (action_id, id);
call platform.make_append_only('actions.qualification');

-- Who did what to an action, and when. Append-only; names the fields that changed, holds no free text.
create table actions.change (
  id bigint generated always as identity primary key,
  action_id uuid not null references actions.action,
  account_id uuid not null references identity.account,
  at timestamptz not null,
  what text not null check (what in ('created', 'edited', 'to_do', 'in_progress', 'done', 'cancelled', 'deleted', 'qualified')),
  details jsonb not null default '{}'
);
create index on actions.change (action_id, id);
call platform.make_append_only('actions.change');

-- A reminder was given: once per action and due day, whatever the number of workers.
create table actions.reminder (
  action_id uuid not null references actions.action,
  due_on date not null,
  at timestamptz not null,
  primary key (action_id, due_on)
);

create view actions.pub_action as
  select id, young_person_id, status, due_on, done_on, coalesce(qualified_minutes, minutes) as minutes,
    coalesce(qualified_category, category) as category, status = 'done' and qualified_category is null as is_to_qualify
  from actions.action where deleted_at is null;
