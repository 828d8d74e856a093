-- Hours: the ledger of weekly hours that anyone can trace, its scales, its weeks, and what takes a week out of the count.
create schema hours;

-- What is counted when no real duration is known, and the bounds of a week. Append-only: a change is a row with a later date;
-- of two rows for the same day the younger holds. `id` is the version an entry names.
create table hours.scale (
  id bigint generated always as identity primary key,
  -- null: everywhere, unless a structure has its own
  structure_id uuid references people.structure,
  kind text not null check (kind in ('employment', 'training', 'career_plan', 'culture_sport_leisure', 'citizenship', 'housing', 'health',
    'appointment', 'workshop', 'information', 'programme', 'week_target', 'week_ceiling')),
  minutes int not null,
  valid_from date not null,
  created_by uuid references people.professional,
  created_at timestamptz not null,
  constraint scales_are_plausible check (minutes between case when kind like 'week%' then 60 else 0 end and case when kind like 'week%' then 6000 else 600 end)
);
create index on hours.scale (structure_id, kind, valid_from);
call platform.make_append_only('hours.scale');

-- Where the hours of one event stand now. How they got there is in hours.fact, which is never changed.
create table hours.entry (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  source_kind text not null check (source_kind in ('appointment', 'workshop', 'programme', 'immersion', 'job', 'personal', 'declared')),
  -- the appointment, the session, the attendance, the action; of what was declared here, the entry itself
  source_id uuid not null,
  -- the day where the structure is; an event that goes past midnight has one entry a day
  on_day date not null,
  monday date not null generated always as (on_day - (extract(isodow from on_day)::int - 1)) stored,
  starts_at timestamptz,
  ends_at timestamptz,
  -- what stands now, and what was claimed
  minutes int not null check (minutes between 0 and 1440),
  declared_minutes int not null check (declared_minutes between 0 and 1440),
  category text check (category in ('employment', 'career_plan', 'culture_sport_leisure', 'citizenship', 'training', 'housing', 'health', 'not_counted')),
  -- the words of who declared it; of other sources the title is read where it belongs
  title text not null default '' check (length(title) <= 200),
  -- the version of the scale that gave the minutes; null when they were measured or said
  scale_id bigint references hours.scale,
  evidence text not null check (evidence in ('attendance', 'document', 'words')),
  evidence_text text not null default '' check (length(evidence_text) <= 500),
  evidence_file_id uuid,
  declared_by uuid references identity.account,
  declared_at timestamptz not null,
  state text not null check (state in ('declared', 'validated', 'contested', 'corrected', 'rejected', 'withdrawn')),
  decided_by uuid references identity.account,
  decided_at timestamptz,
  -- how many of the minutes count, and why not the others
  counted_minutes int not null default 0 check (counted_minutes between 0 and 1440),
  uncounted_because text check (uncounted_because in ('rejected', 'overlap', 'day_full')),
  overlaps_id uuid references hours.entry,
  -- what was read at the source: unchanged, a decision taken here stands
  source_mark text not null default '',
  version int not null default 1,
  constraint every_event_counts_once unique (source_kind, source_id, young_person_id, on_day),
  constraint entries_have_both_ends check ((starts_at is null) = (ends_at is null)),
  constraint entries_end_after_they_start check (ends_at > starts_at and ends_at <= starts_at + interval '25 hours'),
  constraint no_more_counts_than_stands check (counted_minutes <= minutes)
);
create index entry_of_a_week on hours.entry (young_person_id, monday);
create index entry_to_validate on hours.entry (young_person_id, monday) where state in ('declared', 'contested');

-- What happened to an entry, by whom and when. Append-only; the words are in hours.word, so that they can be erased.
create table hours.fact (
  id bigint generated always as identity primary key,
  entry_id uuid not null references hours.entry,
  young_person_id uuid not null,
  at timestamptz not null,
  -- null: read at the source
  account_id uuid,
  what text not null check (what in ('declared', 'recorded', 'changed', 'validated', 'corrected', 'rejected', 'contested', 'explained', 'withdrawn')),
  state text not null,
  minutes int not null,
  minutes_before int
);
create index on hours.fact (entry_id, id);
call platform.make_append_only('hours.fact');

-- What was said with a fact.
create table hours.word (
  fact_id bigint primary key references hours.fact,
  text text not null check (length(text) <= 1000)
);

-- The week of a young person in sums, kept with every change of an entry; a missing row means nothing yet.
create table hours.week (
  young_person_id uuid not null references people.young_person,
  monday date not null check (extract(isodow from monday) = 1),
  -- all that would count if everything waiting were accepted; then of these what is accepted, and what is in dispute
  declared_minutes int not null default 0,
  validated_minutes int not null default 0,
  contested_minutes int not null default 0,
  to_validate int not null default 0,
  contested int not null default 0,
  kind text not null default 'outside' check (kind in ('support', 'programme', 'unavailable', 'outreach', 'outside')),
  target_minutes int not null default 0,
  status text not null default 'open' check (status in ('open', 'closed', 'revised')),
  closed_at timestamptz,
  -- as they were when it was closed
  closed_declared_minutes int,
  closed_validated_minutes int,
  revised_at timestamptz,
  primary key (young_person_id, monday),
  constraint closed_weeks_keep_their_sums check ((status = 'open') = (closed_at is null) and (closed_at is null) = (closed_validated_minutes is null)),
  constraint revised_weeks_say_when check ((status = 'revised') = (revised_at is not null)),
  constraint parts_are_within_the_whole check (validated_minutes + contested_minutes <= declared_minutes)
);
create index week_to_close on hours.week (monday) where status = 'open';

-- A closed week whose sums changed: before, after, and by which entry. Append-only.
create table hours.revision (
  id bigint generated always as identity primary key,
  young_person_id uuid not null,
  monday date not null,
  at timestamptz not null,
  account_id uuid,
  declared_before int not null,
  declared_after int not null,
  validated_before int not null,
  validated_after int not null,
  kind_before text not null,
  kind_after text not null
);
create index on hours.revision (young_person_id, monday, id);
call platform.make_append_only('hours.revision');

-- Days that ask for no hours. Only the kind is kept: no diagnosis, no paper.
create table hours.unavailability (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  kind text not null check (kind in ('sickness', 'leave', 'trial_period', 'other')),
  from_on date not null,
  until_on date not null,
  declared_by uuid not null references identity.account,
  declared_at timestamptz not null,
  cancelled_by uuid references identity.account,
  cancelled_at timestamptz,
  constraint unavailabilities_end_after_they_begin check (until_on between from_on and from_on + 366),
  constraint cancelled_unavailabilities_say_by_whom check ((cancelled_by is null) = (cancelled_at is null))
);
create index unavailability_of_a_person on hours.unavailability (young_person_id, until_on) where cancelled_at is null;

-- Somebody who may be letting go: why, in at most three reasons. For help only: no other module may read it (architecture.test.ts).
create table hours.signal (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  adviser_id uuid not null references people.professional,
  on_day date not null,
  reasons jsonb not null check (jsonb_array_length(reasons) between 1 and 3),
  dismissed_by uuid references identity.account,
  dismissed_at timestamptz,
  outcome text check (outcome in ('contacted', 'known', 'not_useful')),
  constraint dismissed_signals_say_how check ((dismissed_at is null) = (outcome is null) and (dismissed_at is null) = (dismissed_by is null))
);
create index signal_of_an_adviser on hours.signal (adviser_id, on_day desc);
create index signal_of_a_person on hours.signal (young_person_id, on_day desc);

create view hours.pub_week as
  select young_person_id, monday as week, declared_minutes, validated_minutes, contested_minutes, target_minutes, kind, status, to_validate, contested
  from hours.week;
