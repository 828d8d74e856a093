-- Workshops and collective sessions: what is offered, who has a place, who waits for one, who came.
create schema workshops;

create table workshops.session (
  id uuid primary key,
  structure_id uuid not null references people.structure,
  kind text not null check (kind in ('workshop', 'information')),
  title text not null check (length(title) between 1 and 100),
  description text not null default '' check (length(description) <= 2000),
  modality text not null check (modality in ('at_structure', 'elsewhere', 'video')),
  address text check (length(address) between 1 and 300),
  link text check (link like 'https://%' and length(link) <= 500),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- the zone of the structure when it was planned: the day and hour people talk about
  time_zone text not null,
  -- what a presence counts for in the hours of the week
  default_minutes int not null check (default_minutes between 0 and 600),
  -- null: as many as want to come
  capacity int check (capacity between 1 and 500),
  -- how many have a place; kept here so that the database itself refuses one too many
  registered_count int not null default 0 check (registered_count >= 0),
  has_waiting_list boolean not null,
  -- young people sign up by themselves
  is_open boolean not null,
  -- who sees it: every young person of the structure, or those who were chosen
  audience text not null check (audience in ('structure', 'chosen')),
  -- until how long before the start one may leave by oneself
  leave_hours int not null check (leave_hours between 0 and 336),
  status text not null default 'planned' check (status in ('planned', 'closed', 'cancelled')),
  cancel_reason text check (length(cancel_reason) between 1 and 500),
  -- grows with every change that people must learn of (RFC 5546)
  sequence int not null default 0,
  -- of the request that made it: a retry is told from another session under the same id
  content_hash bytea not null,
  created_by uuid not null references people.professional,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  constraint sessions_end_after_they_start check (ends_at > starts_at and ends_at <= starts_at + interval '10 hours'),
  constraint capacity_is_never_exceeded check (registered_count <= capacity),
  constraint sessions_elsewhere_have_an_address check (modality <> 'elsewhere' or address is not null),
  constraint video_sessions_have_a_link check (modality <> 'video' or link is not null),
  constraint closed_sessions_say_when check ((status = 'closed') = (closed_at is not null)),
  constraint only_cancelled_sessions_say_why check (cancel_reason is null or status = 'cancelled')
);
create index on workshops.session (structure_id, starts_at);

-- Who leads it.
create table workshops.leader (
  session_id uuid not null references workshops.session,
  adviser_id uuid not null references people.professional,
  primary key (session_id, adviser_id)
);
create index on workshops.leader (adviser_id);

-- Whom a session with a chosen audience is shown to.
create table workshops.invited (
  session_id uuid not null references workshops.session,
  young_person_id uuid not null references people.young_person,
  primary key (session_id, young_person_id)
);
create index on workshops.invited (young_person_id);

-- A young person with a place, waiting for one, or gone. Time is repeated here for reminders, as they were told it.
create table workshops.registration (
  session_id uuid not null references workshops.session,
  young_person_id uuid not null references people.young_person,
  status text not null check (status in ('registered', 'waiting', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  -- the order of the waiting list
  asked_at timestamptz not null,
  turn bigint not null generated always as identity,
  -- when this person was put on this hour: reminders due earlier are not sent
  placed_at timestamptz not null,
  is_override boolean not null default false,
  override_reason text check (length(override_reason) between 5 and 500),
  cancel_reason text check (length(cancel_reason) between 1 and 500),
  cancelled_by text check (cancelled_by in ('young_person', 'professional', 'session')),
  attendance text check (attendance in ('present', 'absent', 'excused')),
  sequence int not null default 0,
  week_reminder_at timestamptz not null generated always as ((((starts_at at time zone time_zone)::date - 7) + time '18:00') at time zone time_zone) stored,
  day_reminder_at timestamptz not null generated always as ((((starts_at at time zone time_zone)::date - 1) + time '18:00') at time zone time_zone) stored,
  primary key (session_id, young_person_id),
  constraint cancelled_registrations_say_by_whom check ((status = 'cancelled') = (cancelled_by is not null)),
  constraint only_registered_people_came check (attendance is null or status = 'registered')
);
create index on workshops.registration (young_person_id, starts_at);
create index on workshops.registration (session_id, turn) where status = 'waiting';
create index on workshops.registration (week_reminder_at) where status = 'registered';
create index on workshops.registration (day_reminder_at) where status = 'registered';

-- Who changed what, and when.
create table workshops.change (
  id bigint generated always as identity primary key,
  session_id uuid not null references workshops.session,
  at timestamptz not null,
  account_id uuid not null,
  what text not null check (what in ('created', 'edited', 'cancelled', 'closed', 'registered', 'waiting', 'promoted', 'left', 'removed', 'present', 'absent', 'excused')),
  young_person_id uuid,
  fields text[] not null default '{}',
  -- of a correction after closing, of an override, of a departure
  reason text check (length(reason) between 1 and 500)
);
create index on workshops.change (session_id, id);

-- Reminders announced: one line each, so that none is announced twice.
create table workshops.reminder (
  session_id uuid not null,
  young_person_id uuid not null,
  kind text not null check (kind in ('week', 'day')),
  starts_at timestamptz not null,
  at timestamptz not null,
  primary key (session_id, young_person_id, kind, starts_at),
  foreign key (session_id, young_person_id) references workshops.registration
);

create view workshops.pub_session as
  select s.id, s.structure_id, s.kind, s.title, s.modality, s.address, s.starts_at, s.ends_at, s.time_zone, s.status, s.sequence, s.updated_at,
    array(select l.adviser_id from workshops.leader l where l.session_id = s.id) as leader_ids, s.created_by
  from workshops.session s;

create view workshops.pub_participation as
  select r.session_id, r.young_person_id, s.starts_at, s.ends_at, s.kind, s.default_minutes,
    case s.status when 'cancelled' then 'cancelled' else r.status end as status, r.attendance, s.title, r.sequence
  from workshops.registration r join workshops.session s on s.id = r.session_id;
