-- Slots that advisers open and young people book, and time that something else than an appointment takes.
create table appointments.slot (
  id uuid primary key,
  adviser_id uuid not null references people.professional,
  structure_id uuid not null references people.structure,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  modality text not null check (modality in ('at_structure', 'elsewhere', 'phone', 'video')),
  address text check (length(address) between 1 and 300),
  phone text check (length(phone) between 1 and 30),
  link text check (link like 'https://%' and length(link) <= 500),
  -- bookable by every young person of the structure, not only by those of the adviser
  is_for_structure boolean not null default false,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint slots_end_after_they_start check (ends_at > starts_at and ends_at <= starts_at + interval '4 hours'),
  constraint slots_elsewhere_have_an_address check (modality <> 'elsewhere' or address is not null),
  constraint video_slots_have_a_link check (modality <> 'video' or link is not null),
  constraint slots_of_an_adviser_never_overlap exclude using gist (adviser_id with =, tstzrange(starts_at, ends_at) with &&)
    where (withdrawn_at is null)
);
create index on appointments.slot (structure_id, starts_at) where withdrawn_at is null;

-- A slot is booked by the appointment that names it: one at a time; a cancelled or moved one gives it back.
alter table appointments.appointment add column slot_id uuid references appointments.slot;
create unique index one_booking_per_slot on appointments.appointment (slot_id) where status = 'planned';

-- A young person makes the appointment when they book a slot.
alter table appointments.appointment drop constraint appointment_created_by_fkey;
alter table appointments.appointment add constraint appointment_created_by_fkey foreign key (created_by) references identity.account;

-- Time of a person that something else takes, such as a workshop: who plans an appointment there is told.
create table appointments.engagement (
  source_id uuid not null,
  person_id uuid not null references identity.account,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- taken over something else on purpose
  is_override boolean not null default false,
  primary key (source_id, person_id),
  constraint engagements_end_after_they_start check (ends_at > starts_at),
  constraint person_engaged exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&) where (not is_override)
);
create index on appointments.engagement (person_id, starts_at);
