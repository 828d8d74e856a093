-- The plan of each young person (objectives, steps), the structuring programmes they are sent to, and their attendance there.
create schema plans;
create extension if not exists btree_gist;

-- One plan a person, whatever the scheme: it goes on from one to the next.
create table plans.plan (
  young_person_id uuid primary key references people.young_person,
  -- R5131-16 I: the plan is updated at a rhythm agreed with the young person
  review_weeks int not null default 4 check (review_weeks between 1 and 26),
  next_review_on date not null,
  -- how many reviews were held: each leaves a numbered version
  version int not null default 0,
  updated_at timestamptz not null
);

create table plans.objective (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  -- health, family, justice and stay are read by the person, the lead adviser and who covers only
  domain text not null check (domain in ('orientation', 'training', 'employment', 'mobility', 'housing', 'budget', 'rights', 'digital', 'citizenship', 'health', 'family', 'justice', 'stay')),
  title text not null check (length(title) between 1 and 200),
  description text not null default '' check (length(description) <= 2000),
  ends_on date not null,
  status text not null default 'proposed' check (status in ('proposed', 'agreed', 'achieved', 'dropped')),
  creator_id uuid not null references identity.account,
  agreed_at timestamptz,
  -- said in a meeting and written down by the adviser, or answered in the application by the one who had not proposed it
  agreed_how text check (agreed_how in ('meeting', 'app')),
  closed_on date,
  drop_reason text not null default '' check (length(drop_reason) <= 500),
  -- grows with each change, so that an edit never overwrites one its author has not seen
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint agreed_objectives_say_how check ((agreed_at is null) = (agreed_how is null)),
  constraint objectives_are_agreed_before_they_count check (status not in ('agreed', 'achieved') or agreed_at is not null),
  constraint closed_objectives_have_a_day check ((status in ('achieved', 'dropped')) = (closed_on is not null))
);
create index objective_of_a_person on plans.objective (young_person_id, ends_on);

create table plans.step (
  id uuid primary key,
  objective_id uuid not null references plans.objective,
  young_person_id uuid not null references people.young_person,
  title text not null check (length(title) between 1 and 200),
  due_on date,
  status text not null default 'to_do' check (status in ('to_do', 'in_progress', 'done', 'cancelled')),
  done_on date,
  creator_id uuid not null references identity.account,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint done_steps_have_a_day check ((status = 'done') = (done_on is not null))
);
create index on plans.step (objective_id, created_at);
create index on plans.step (young_person_id);

-- A review of the plan: what it held that day, the words said, when the next one is.
create table plans.review (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  number int not null check (number > 0),
  held_on date not null,
  held_by uuid not null references identity.account,
  with_young_person boolean not null,
  note text not null default '' check (length(note) <= 2000),
  next_review_on date not null,
  -- [{"domain", "title", "endsOn", "status", "steps": [{"title", "status"}]}]; empty once retention is over
  snapshot jsonb not null,
  at timestamptz not null,
  constraint one_version_a_number unique (young_person_id, number)
);

-- Structuring programmes are data: each row is what was known and in force from a day to a day; a change is a new row, the past is never edited.
create table plans.programme (
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  valid_from date not null,
  valid_until date,
  label text not null check (length(label) between 2 and 120),
  category text not null check (category in ('training', 'intensive_support', 'social_mission', 'aided_job', 'outside_list')),
  definition text not null check (length(definition) between 10 and 1000),
  conditions text not null default '' check (length(conditions) <= 1000),
  -- open by derogation only: the prescriber says why
  needs_derogation boolean not null default false,
  weekly_minutes int not null check (weekly_minutes between 0 and 3600),
  counts_as_intense boolean not null,
  -- R5131-16 II: the contract runs until the last day of the second month after a listed course or contract
  extends_contract boolean not null,
  -- on the CEJ allowance: R5131-21 (deducted), R5131-22 (partly deducted), R5131-24 III (suspended)
  allowance_effect text not null check (allowance_effect in ('none', 'deducted', 'partly_deducted', 'suspended', 'to_confirm')),
  -- its very name tells of a disability
  is_sensitive boolean not null default false,
  -- where each fact comes from and how sure it is: [{"fact", "source", "confidence": "A" text read | "B" reliable second hand | "C" to confirm}]
  sources jsonb not null,
  position int not null default 1000,
  created_at timestamptz not null default '2026-11-23T00:00:00Z',
  created_by uuid references identity.account,
  primary key (code, valid_from),
  constraint programmes_end_after_they_begin check (valid_until >= valid_from),
  constraint one_version_of_a_programme_at_a_time exclude using gist (code with =, daterange(valid_from, valid_until, '[]') with &&)
);
create function plans.keep_the_past() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a version of a programme stays'; end if;
  if (to_jsonb(new) - 'valid_until') is distinct from (to_jsonb(old) - 'valid_until') then raise exception 'a version of a programme only ends'; end if;
  return new;
end $$;
create trigger past_is_never_edited before update or delete on plans.programme for each row execute function plans.keep_the_past();

-- Somebody is sent to a programme of a partner. What the law made of it on that day is copied: a later version changes nothing here.
create table plans.prescription (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  prescriber_id uuid not null references identity.account,
  programme_code text not null,
  programme_from date not null,
  category text not null,
  counts_as_intense boolean not null,
  extends_contract boolean not null,
  suspends_allowance boolean not null,
  is_sensitive boolean not null,
  derogation_reason text not null default '' check (length(derogation_reason) <= 1000),
  step_id uuid references plans.step,
  partner_name text not null check (length(partner_name) between 1 and 200),
  partner_contact text not null default '' check (length(partner_contact) <= 300),
  status text not null default 'prescribed' check (status in ('prescribed', 'started', 'ended', 'abandoned', 'refused')),
  starts_on date not null,
  ends_on date not null,
  started_on date,
  ended_on date,
  weekly_minutes int not null check (weekly_minutes between 0 and 3600),
  is_full_time boolean not null generated always as (weekly_minutes >= 1800) stored,
  partner_answer text not null default 'waiting' check (partner_answer in ('waiting', 'accepted', 'refused')),
  partner_answered_on date,
  own_answer text not null default 'waiting' check (own_answer in ('waiting', 'accepted', 'refused')),
  own_answered_at timestamptz,
  own_words text not null default '' check (length(own_words) <= 500),
  outcome text,
  motive text,
  closing_words text not null default '' check (length(closing_words) <= 1000),
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (programme_code, programme_from) references plans.programme (code, valid_from),
  constraint programme_ends_after_it_begins check (ends_on >= starts_on and ended_on >= started_on),
  constraint begun_programmes_have_a_first_day check ((status in ('started', 'ended', 'abandoned')) = (started_on is not null)),
  constraint closed_programmes_have_a_last_day check ((status in ('ended', 'abandoned')) = (ended_on is not null)),
  constraint ended_programmes_say_what_came_of_them check ((status = 'ended') = (outcome is not null)),
  constraint left_programmes_say_why check ((status in ('abandoned', 'refused')) = (motive is not null)),
  -- nobody is in two full-time programmes on the same day
  constraint one_full_time_programme_at_a_time exclude using gist (young_person_id with =, daterange(started_on, coalesce(ended_on, ends_on), '[]') with &&)
    where (is_full_time and started_on is not null)
);
-- a programme that begins later than planned may begin after its planned end only with a new one
alter table plans.prescription add constraint programme_begins_before_its_end check (started_on <= ends_on);
create index prescription_of_a_person on plans.prescription (young_person_id, starts_on);
create index prescription_open on plans.prescription (young_person_id, ends_on) where status in ('prescribed', 'started');

create table plans.attendance (
  id uuid primary key,
  prescription_id uuid not null references plans.prescription,
  young_person_id uuid not null references people.young_person,
  on_day date not null,
  part text not null check (part in ('day', 'morning', 'afternoon')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  minutes int not null check (minutes between 15 and 720),
  state text not null check (state in ('present', 'absent', 'excused')),
  recorded_by uuid not null references identity.account,
  recorded_at timestamptz not null,
  constraint minutes_are_those_between_the_hours check (ends_at = starts_at + minutes * interval '1 minute'),
  constraint one_presence_a_part unique (prescription_id, on_day, part),
  constraint nobody_attends_twice_at_once exclude using gist (prescription_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index on plans.attendance (young_person_id, on_day);

-- Who did what to a plan or a prescription, and when. Append-only; holds no free text.
create table plans.change (
  id bigint generated always as identity primary key,
  young_person_id uuid not null references people.young_person,
  account_id uuid not null references identity.account,
  at timestamptz not null,
  what text not null,
  objective_id uuid references plans.objective,
  step_id uuid references plans.step,
  prescription_id uuid references plans.prescription,
  details jsonb not null default '{}'
);
create index on plans.change (young_person_id, id desc);
create index on plans.change (prescription_id, id) where prescription_id is not null;
call platform.make_append_only('plans.change');

create view plans.pub_prescription as
  select id, young_person_id, programme_code, category, status, coalesce(started_on, starts_on) as starts_on, ends_on, ended_on, weekly_minutes,
    counts_as_intense, extends_contract, suspends_allowance
  from plans.prescription;
create view plans.pub_programme as
  select code, label, category, valid_from, valid_until, weekly_minutes, counts_as_intense, needs_derogation, extends_contract, is_sensitive
  from plans.programme;
create view plans.pub_attendance as
  select id, prescription_id, young_person_id, on_day, starts_at, ends_at, minutes, state from plans.attendance;
create view plans.pub_step as select id, young_person_id from plans.step;
