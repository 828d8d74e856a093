-- Courses, needs diagnoses, eligibility and its decision, the contract with its versions and signatures, exits, papers that are missing.
create schema contracts;

-- Under what a person is followed; one after the other, in one file. A course ends the day the next begins.
create table contracts.course (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  kind text not null check (kind in ('other_support', 'pacea', 'outreach', 'cej')),
  track text check (track in ('standard', 'jr')),
  structure_id uuid not null references people.structure,
  started_on date not null,
  ended_on date,
  end_reason text not null default '' check (length(end_reason) <= 500),
  opened_by uuid not null references people.professional,
  created_at timestamptz not null,
  constraint courses_end_after_they_begin check (ended_on >= started_on),
  constraint only_a_cej_has_a_track check ((kind = 'cej') = (track is not null)),
  constraint one_open_course_per_person exclude using gist (young_person_id with =, daterange(started_on, ended_on) with &&)
);

-- What a person needs, domain by domain, as seen together on a day. Each one is kept.
create table contracts.diagnosis (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  author_id uuid not null references people.professional,
  made_on date not null,
  made_at timestamptz not null,
  summary text not null default '' check (length(summary) <= 2000),
  content_hash text not null
);
create index on contracts.diagnosis (young_person_id, made_on desc);
-- Health, family, justice and stay are readable by the person, the lead adviser and who covers: a condition in each statement.
create table contracts.need (
  diagnosis_id uuid not null references contracts.diagnosis,
  domain text not null check (domain in ('orientation', 'training', 'employment', 'health', 'housing', 'mobility', 'budget', 'rights', 'family', 'digital', 'justice', 'stay')),
  level int not null check (level between 0 and 3),
  note text not null default '' check (length(note) <= 1000),
  primary key (diagnosis_id, domain)
);

-- What is known for the conditions of the contract. Holds stay and disability: read by the person, the lead adviser and who covers only.
create table contracts.eligibility (
  young_person_id uuid primary key references people.young_person,
  facts jsonb not null,
  updated_by uuid not null references people.professional,
  updated_at timestamptz not null
);

-- The contract is opened or refused in the name of the State, with the facts and rules of that day.
create table contracts.decision (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  structure_id uuid not null references people.structure,
  decided_by uuid not null references people.professional,
  decided_on date not null,
  decided_at timestamptz not null,
  outcome text not null check (outcome in ('opened', 'refused')),
  -- codes of the conditions the decision rests on
  motives text[] not null default '{}',
  explanation text not null default '' check (length(explanation) <= 2000),
  facts jsonb not null,
  findings jsonb not null,
  content_hash text not null,
  constraint a_refusal_says_why check (outcome = 'opened' or (cardinality(motives) > 0 and length(explanation) > 0))
);
create index on contracts.decision (young_person_id, decided_at desc);

create table contracts.contract (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  decision_id uuid not null references contracts.decision,
  structure_id uuid not null references people.structure,
  track text not null check (track in ('standard', 'jr')),
  status text not null default 'draft' check (status in ('draft', 'to_sign', 'active', 'ended', 'refused', 'cancelled')),
  starts_on date not null,
  -- the planned last day, and the last day that counts for the cap of eighteen months (extensions by a programme are beside it)
  ends_on date not null,
  ended_on date,
  -- the version of the text in force or proposed; contracts.version has them all
  version int not null default 1 check (version >= 1),
  -- as it was when signed: says whether somebody else must sign too
  birth_date date not null,
  young_person_signed_on date,
  adviser_signed_on date,
  representative_signed_on date,
  in_force_at timestamptz,
  exit_motive text,
  exit_detail text not null default '' check (length(exit_detail) <= 1000),
  follow_up_until date,
  created_by uuid not null references people.professional,
  created_at timestamptz not null,
  content_hash text not null,
  constraint contracts_end_after_they_begin check (ends_on >= starts_on and ended_on >= starts_on),
  constraint ended_contracts_say_when_and_why check ((status = 'ended') = (ended_on is not null) and (status = 'ended') = (exit_motive is not null)),
  constraint contracts_in_force_are_signed check (status not in ('active', 'ended') or (young_person_signed_on is not null and adviser_signed_on is not null and in_force_at is not null)),
  constraint a_minor_is_signed_for check (status not in ('active', 'ended') or representative_signed_on is not null
    or young_person_signed_on >= (birth_date + interval '18 years')::date),
  constraint one_contract_at_a_time exclude using gist (young_person_id with =, daterange(starts_on, coalesce(ended_on, ends_on), '[]') with &&)
    where (status in ('draft', 'to_sign', 'active', 'ended'))
);
create unique index one_contract_in_preparation on contracts.contract (young_person_id) where status in ('draft', 'to_sign');
create index contract_of_a_person on contracts.contract (young_person_id, starts_on desc);
create index contract_in_force on contracts.contract (young_person_id) include (ends_on) where status = 'active';
create index contract_at_term on contracts.contract (ends_on) where status = 'active';

-- Every text of a contract: the first, an amendment both sign, an extension the adviser decides or a programme brings.
create table contracts.version (
  contract_id uuid not null references contracts.contract,
  number int not null,
  reason text not null check (reason in ('first', 'amendment', 'extension', 'programme')),
  reason_text text not null default '' check (length(reason_text) <= 1000),
  starts_on date not null,
  ends_on date not null,
  young_person_commits text[] not null,
  structure_commits text[] not null,
  needs_signatures boolean not null,
  made_by uuid references people.professional,
  made_at timestamptz not null,
  primary key (contract_id, number)
);
create table contracts.objective (
  contract_id uuid not null,
  version int not null,
  position int not null,
  domain text not null check (domain in ('orientation', 'training', 'employment', 'health', 'housing', 'mobility', 'budget', 'rights', 'family', 'digital')),
  text text not null check (length(text) <= 300),
  primary key (contract_id, version, position),
  foreign key (contract_id, version) references contracts.version
);

-- Who signed which version, and how.
create table contracts.signature (
  contract_id uuid not null,
  version int not null,
  signer text not null check (signer in ('youngPerson', 'adviser', 'representative')),
  way text not null check (way in ('drawn', 'code', 'account', 'paper')),
  account_id uuid references identity.account,
  signer_name text not null,
  drawing text check (length(drawing) <= 20000),
  signed_on date not null,
  signed_at timestamptz not null,
  recorded_by uuid references people.professional,
  file_id uuid,
  primary key (contract_id, version, signer),
  foreign key (contract_id, version) references contracts.version,
  constraint drawn_signatures_are_kept check ((way = 'drawn') = (drawing is not null)),
  constraint paper_is_recorded_by_somebody check (way <> 'paper' or recorded_by is not null)
);

-- A code of six digits that signs, sent to the young person's own address or number.
create table contracts.signing_code (
  contract_id uuid primary key references contracts.contract,
  version int not null,
  account_id uuid not null references identity.account,
  code_hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  sent_count int not null default 1,
  tries int not null default 0
);

-- Who signs for a minor: without an account, by a link and a code sent to their own address or number.
create table contracts.representative (
  id uuid primary key,
  contract_id uuid not null references contracts.contract,
  version int not null,
  first_name text not null check (length(first_name) between 1 and 100),
  last_name text not null check (length(last_name) between 1 and 100),
  relation text not null check (relation in ('mother', 'father', 'guardian', 'child_welfare', 'delegate')),
  channel text not null check (channel in ('email', 'sms')),
  contact text not null,
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  code_hash bytea,
  code_sent_at timestamptz,
  code_expires_at timestamptz,
  code_count int not null default 0,
  tries int not null default 0,
  invited_by uuid not null references people.professional,
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_open_link_per_contract on contracts.representative (contract_id) where ended_at is null;

-- Which structure answered for the contract from when to when: no day without one.
create table contracts.holding (
  contract_id uuid not null references contracts.contract,
  structure_id uuid not null references people.structure,
  adviser_id uuid not null references people.professional,
  from_on date not null,
  until_on date,
  primary key (contract_id, from_on),
  constraint one_holder_a_day exclude using gist (contract_id with =, daterange(from_on, until_on, '[]') with &&)
);

-- A paper that is missing never blocks: it is asked for by a day.
create table contracts.task (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  contract_id uuid references contracts.contract,
  kind text not null check (kind in ('identity_paper', 'stay_paper', 'rqth_proof', 'jobseeker_proof', 'representative_proof', 'signed_scan', 'bank_details', 'tax_notice', 'exit_proof')),
  due_on date not null,
  opened_by uuid references people.professional,
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references people.professional
);
create unique index one_open_task_per_paper on contracts.task (young_person_id, kind) where done_at is null;
create index task_open on contracts.task (young_person_id, due_on) where done_at is null;

create view contracts.pub_contract as
  select c.id, c.young_person_id, c.structure_id, s.network, c.track, c.starts_on, c.ends_on, c.ended_on, c.status
  from contracts.contract c join people.pub_structure s on s.id = c.structure_id;
-- When the contract in force ends: what a portfolio reads, from one index.
create view contracts.pub_term as select young_person_id, ends_on from contracts.contract where status = 'active';
create view contracts.pub_course as select id, young_person_id, kind, started_on, ended_on from contracts.course;
-- Papers about stay and disability are not told apart outside this module.
create view contracts.pub_task as
  select id, young_person_id, case when kind in ('stay_paper', 'rqth_proof') then 'other_paper' else kind end as kind, due_on, done_at
  from contracts.task;
