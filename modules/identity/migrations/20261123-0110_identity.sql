-- Accounts, how they sign in, their sessions and consents. The id of an account is the id of the person everywhere.
create schema identity;

create table identity.account (
  id uuid primary key,
  role text not null check (role in ('youngPerson', 'adviser', 'manager', 'director', 'paymentsOfficer', 'outreachOperator', 'partner', 'pilot', 'auditor', 'administrator')),
  email text check (email = lower(email)),
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  -- what the account is attached to; owned by the people module, opaque here
  structure_id uuid,
  territory text check (territory ~ '^([0-9][0-9AB]|97[0-9]|98[0-9]|R[0-9]{2}|FR)$'),
  status text not null default 'new' check (status in ('new', 'invited', 'active', 'closed')),
  is_demo boolean not null default false,
  created_at timestamptz not null,
  activated_at timestamptz,
  closed_at timestamptz,
  last_seen_at timestamptz,
  failed_tries int not null default 0,
  locked_until timestamptz,
  constraint closed_accounts_have_a_date check ((status = 'closed') = (closed_at is not null)),
  constraint pilots_have_a_territory check (role <> 'pilot' or territory is not null)
);
create unique index one_open_account_per_email on identity.account (email) where status <> 'closed';
create unique index one_open_account_per_phone on identity.account (phone) where status <> 'closed';
create index on identity.account (structure_id);

-- The demonstration refuses a database that ever held a real account.
create function identity.mark_real_accounts() returns trigger language plpgsql security definer as $$
begin
  if exists (select from added where not is_demo) then
    insert into platform.setting (name, value) values ('held-real-accounts', 'true') on conflict do nothing;
  end if;
  return null;
end $$;
create trigger mark_real_accounts after insert on identity.account
  referencing new table as added for each statement execute function identity.mark_real_accounts();

create table identity.session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references identity.account,
  method text not null check (method in ('code', 'link', 'passkey', 'password', 'oidc', 'demo')),
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index on identity.session (account_id) where ended_at is null;

-- One-time codes: short-lived, single-use, few tries; only their hash is kept.
create table identity.one_time_code (
  id uuid primary key,
  account_id uuid not null references identity.account,
  code_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  tries int not null default 0
);
create index on identity.one_time_code (account_id, created_at desc);

-- One-use links: to open an account the first time, or to choose a new password.
create table identity.link (
  token_hash bytea primary key,
  account_id uuid not null references identity.account,
  purpose text not null check (purpose in ('activate', 'reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on identity.link (account_id);

create table identity.password (
  account_id uuid primary key references identity.account,
  hash text not null,
  changed_at timestamptz not null
);
create table identity.totp (
  account_id uuid primary key references identity.account,
  -- encrypted with the key of the installation, never stored beside it
  secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
create table identity.passkey (
  id text primary key,
  account_id uuid not null references identity.account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index on identity.passkey (account_id);
-- A challenge given to a browser or to a provider, waiting for its answer once.
create table identity.challenge (
  id uuid primary key,
  purpose text not null,
  account_id uuid references identity.account,
  value jsonb not null,
  expires_at timestamptz not null
);
create table identity.oidc_subject (
  issuer text not null,
  subject text not null,
  account_id uuid not null references identity.account,
  primary key (issuer, subject)
);
create index on identity.oidc_subject (account_id);

create table identity.consent (
  account_id uuid not null references identity.account,
  kind text not null,
  version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (account_id, kind, version)
);

create view identity.pub_account as
  select id, role, email, phone, structure_id, territory, status, is_demo, created_at, activated_at, last_seen_at, closed_at from identity.account;
