-- Whom a young person lets help: a named relative or social worker, for some things, until a day.
create table identity.mandate (
  id uuid primary key,
  young_person_id uuid not null references identity.account,
  helper_name text not null check (length(helper_name) between 1 and 100),
  relation text not null check (relation in ('relative', 'social_worker', 'other')),
  channel text not null check (channel in ('email', 'sms')),
  contact text not null,
  -- never messages, never health: what is not named here is closed
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['agenda', 'actions', 'answers']),
  starts_on date not null,
  ends_on date not null,
  -- said in the app by the young person, or on a paper they signed and the adviser keeps
  consent text not null check (consent in ('in_app', 'on_paper')),
  consent_on date not null,
  given_by uuid not null references identity.account,
  created_at timestamptz not null,
  link_hash bytea unique,
  link_expires_at timestamptz,
  code_hash bytea,
  code_expires_at timestamptz,
  code_tries int not null default 0,
  wrong_tries int not null default 0,
  locked_until timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references identity.account,
  constraint mandates_last_a_year_at_most check (ends_on >= starts_on and ends_on <= starts_on + interval '1 year'),
  constraint revoked_mandates_say_by_whom check ((revoked_at is null) = (revoked_by is null)),
  constraint only_the_young_person_consents_in_the_app check (consent = 'on_paper' or given_by = young_person_id)
);
create index on identity.mandate (young_person_id);
create index on identity.mandate (contact) where revoked_at is null;
create index on identity.mandate (given_by);
create index on identity.mandate (revoked_by);

-- The session of a helper is one of the young person's account that opens only what the mandate says.
alter table identity.session add column mandate_id uuid references identity.mandate;
create index on identity.session (mandate_id) where mandate_id is not null;

create view identity.pub_mandate as select id, young_person_id, helper_name, relation from identity.mandate;
