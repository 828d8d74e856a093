-- Appointments: what is planned with young people, who is expected, what they answered, who came, and every change.
create schema appointments;
create extension if not exists btree_gist;

create table appointments.appointment (
  id uuid primary key,
  structure_id uuid not null references people.structure,
  type text not null check (type in ('individual', 'partner', 'outside_activity', 'visit', 'service', 'other')),
  other_type text check (length(other_type) between 1 and 100),
  title text check (length(title) between 1 and 100),
  modality text not null check (modality in ('at_structure', 'elsewhere', 'phone', 'video')),
  address text check (length(address) between 1 and 300),
  phone text check (length(phone) between 1 and 30),
  link text check (link like 'https://%' and length(link) <= 500),
  comment text not null default '' check (length(comment) <= 1024),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- the zone of the structure when it was planned: the day and hour people talk about
  time_zone text not null,
  status text not null default 'planned' check (status in ('planned', 'cancelled')),
  cancel_reason text check (length(cancel_reason) between 1 and 500),
  override_reason text check (length(override_reason) between 5 and 500),
  -- grows with every change that people must learn of (RFC 5546)
  sequence int not null default 0,
  -- of the request that made it: a retry is told from another appointment under the same id
  content_hash bytea not null,
  created_by uuid not null references people.professional,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint appointments_end_after_they_start check (ends_at > starts_at and ends_at <= starts_at + interval '10 hours'),
  constraint other_types_are_said check ((type = 'other') = (other_type is not null)),
  constraint elsewhere_has_an_address check (modality <> 'elsewhere' or address is not null),
  constraint video_has_a_link check (modality <> 'video' or link is not null),
  constraint only_cancelled_ones_say_why check (cancel_reason is null or status = 'cancelled')
);
create index on appointments.appointment (structure_id, starts_at);

-- A young person expected at an appointment. Time is repeated here so that the database itself refuses to book somebody twice.
create table appointments.participation (
  appointment_id uuid not null references appointments.appointment,
  young_person_id uuid not null references people.young_person,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  -- removed: taken off an appointment that goes on without this person
  status text not null default 'planned' check (status in ('planned', 'cancelled', 'removed')),
  -- booked over another appointment on purpose
  is_override boolean not null default false,
  -- when this person was put on this hour: reminders due earlier are not sent
  placed_at timestamptz not null,
  answer text check (answer in ('confirmed', 'declined', 'move-asked')),
  answer_text text check (length(answer_text) between 1 and 500),
  answered_at timestamptz,
  attendance text check (attendance in ('present', 'absent', 'excused')),
  -- 18:00 local, seven days and one day before: right across changes of the clocks, and moved with the appointment
  week_reminder_at timestamptz not null generated always as ((((starts_at at time zone time_zone)::date - 7) + time '18:00') at time zone time_zone) stored,
  day_reminder_at timestamptz not null generated always as ((((starts_at at time zone time_zone)::date - 1) + time '18:00') at time zone time_zone) stored,
  primary key (appointment_id, young_person_id),
  constraint answers_have_a_date check ((answer is null) = (answered_at is null)),
  constraint young_person_busy exclude using gist (young_person_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'planned' and not is_override)
);
create index participation_of_person on appointments.participation (young_person_id, starts_at);
create index week_reminders on appointments.participation (week_reminder_at) where status = 'planned';
create index day_reminders on appointments.participation (day_reminder_at) where status = 'planned';

-- An adviser who is there.
create table appointments.presence (
  appointment_id uuid not null references appointments.appointment,
  adviser_id uuid not null references people.professional,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null default 'planned' check (status in ('planned', 'cancelled')),
  is_override boolean not null default false,
  primary key (appointment_id, adviser_id),
  constraint adviser_busy exclude using gist (adviser_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'planned' and not is_override)
);
create index presence_of_adviser on appointments.presence (adviser_id, starts_at);

-- Who changed what, and when. Holds no free text: names of fields and hours only.
create table appointments.change (
  id bigint generated always as identity primary key,
  appointment_id uuid not null references appointments.appointment,
  at timestamptz not null,
  account_id uuid not null,
  what text not null check (what in ('created', 'edited', 'cancelled', 'confirmed', 'declined', 'move-asked', 'present', 'absent', 'excused')),
  young_person_id uuid,
  fields text[] not null default '{}',
  from_starts_at timestamptz,
  to_starts_at timestamptz
);
create index on appointments.change (appointment_id, id);
call platform.make_append_only('appointments.change');

-- Reminders announced: one line each, so that none is announced twice.
create table appointments.reminder (
  appointment_id uuid not null,
  young_person_id uuid not null,
  kind text not null check (kind in ('week', 'day')),
  starts_at timestamptz not null,
  at timestamptz not null,
  primary key (appointment_id, young_person_id, kind, starts_at),
  foreign key (appointment_id, young_person_id) references appointments.participation
);

create view appointments.pub_participation as
  select p.appointment_id, p.young_person_id, p.starts_at, p.ends_at,
    case p.status when 'planned' then 'planned' else 'cancelled' end as status,
    array(select pr.adviser_id from appointments.presence pr where pr.appointment_id = p.appointment_id and pr.status = 'planned') as adviser_ids
  from appointments.participation p;
