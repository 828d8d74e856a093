-- Structures, professionals, young persons, who follows whom, and who may see whom.
create schema people;

create table people.structure (
  id uuid primary key,
  network text not null check (network in ('mission_locale', 'france_travail')),
  code text unique,
  name text not null check (length(name) between 2 and 200),
  commune_code text references territories.commune,
  department_code text not null references territories.department,
  time_zone text not null,
  address text not null default '',
  phone text,
  email text,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  closed_at timestamptz
);
create index on people.structure (department_code);

create table people.professional (
  id uuid primary key references identity.account,
  structure_id uuid references people.structure,
  first_name text not null check (length(first_name) between 1 and 100),
  last_name text not null check (length(last_name) between 1 and 100),
  job_title text not null default '',
  -- weekly hours of service, ISO days: [{"day":1,"from":"09:00","to":"17:30"}]
  service_hours jsonb not null default '[{"day":1,"from":"09:00","to":"17:30"},{"day":2,"from":"09:00","to":"17:30"},{"day":3,"from":"09:00","to":"17:30"},{"day":4,"from":"09:00","to":"17:30"},{"day":5,"from":"09:00","to":"17:00"}]',
  left_at timestamptz
);
create index on people.professional (structure_id);

create table people.young_person (
  id uuid primary key references identity.account,
  first_name text not null check (length(first_name) between 1 and 100),
  last_name text not null check (length(last_name) between 1 and 100),
  birth_date date not null,
  structure_id uuid not null references people.structure,
  adviser_id uuid not null references people.professional,
  commune_code text references territories.commune,
  situation text not null default 'job_seeker' check (situation in ('job_seeker', 'employed', 'apprenticeship', 'training', 'immersion', 'volunteering', 'schooling', 'other')),
  -- first and last name as duplicates are searched: lower case, without accents, spaces nor dashes
  search text not null,
  created_at timestamptz not null,
  created_by uuid not null references people.professional,
  archived_at timestamptz,
  archive_motive text,
  archive_comment text,
  constraint archived_files_have_a_motive check ((archived_at is null) = (archive_motive is null))
);
create index on people.young_person (adviser_id) where archived_at is null;
create index on people.young_person (structure_id);
create index on people.young_person (birth_date, search);
create index on people.young_person using gin (search gin_trgm_ops);

-- Who has been the lead adviser, from when to when.
create table people.follow_up (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  adviser_id uuid not null references people.professional,
  started_at timestamptz not null,
  ended_at timestamptz,
  reason text not null default ''
);
create unique index one_lead_adviser_at_a_time on people.follow_up (young_person_id) where ended_at is null;
create index on people.follow_up (adviser_id);

-- A colleague stands in for an adviser, dates included.
create table people.cover (
  id uuid primary key,
  adviser_id uuid not null references people.professional,
  substitute_id uuid not null references people.professional,
  from_on date not null,
  until_on date not null,
  created_by uuid not null references people.professional,
  created_at timestamptz not null,
  constraint cover_ends_after_it_begins check (until_on >= from_on),
  constraint nobody_covers_for_oneself check (adviser_id <> substitute_id)
);
create index on people.cover (substitute_id, until_on);
create index on people.cover (adviser_id, until_on);

-- A colleague of the same structure opened a file with a stated reason: read-only, for a day; the young person sees it.
create table people.stated_access (
  id uuid primary key,
  account_id uuid not null references identity.account,
  young_person_id uuid not null references people.young_person,
  reason text not null check (length(reason) between 5 and 500),
  created_at timestamptz not null,
  until timestamptz not null
);
create index on people.stated_access (account_id, young_person_id, until);
create index on people.stated_access (young_person_id, created_at desc);

-- "Already followed elsewhere": a transfer is asked of the other structure.
create table people.transfer_request (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  to_adviser_id uuid not null references people.professional,
  status text not null default 'open' check (status in ('open', 'accepted', 'refused', 'withdrawn')),
  message text not null default '' check (length(message) <= 500),
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references people.professional,
  constraint decided_requests_say_by_whom check ((status in ('accepted', 'refused')) = (decided_by is not null))
);
create unique index one_open_transfer_request on people.transfer_request (young_person_id, to_adviser_id) where status = 'open';

create view people.pub_structure as select id, network, name, code, department_code, commune_code, time_zone, closed_at from people.structure;
create view people.pub_professional as select id, structure_id, first_name, last_name, job_title, service_hours, left_at from people.professional;
create view people.pub_young_person as
  select id, first_name, last_name, birth_date, structure_id, adviser_id, commune_code, situation, created_at, archived_at from people.young_person;
create view people.pub_cover as select adviser_id, substitute_id, from_on, until_on from people.cover;
create view people.pub_stated_access as select account_id, young_person_id, reason, created_at, until from people.stated_access;
