-- What every module stands on: the outbox of events, replies kept for retries, messages to the outside, accesses to files.
create schema platform;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Makes a table that nobody can rewrite: rights revoked, and a trigger for those who have every right.
create procedure platform.make_append_only(target regclass) language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on %s from elan_app', target);
  execute format('create trigger append_only before update or delete or truncate on %s for each statement execute function platform.refuse_change()', target);
end $$;

-- Outbox: written in the transaction of the change; `seq` is given by the relay, in the order of delivery.
create table platform.event (
  id bigint generated always as identity primary key,
  type text not null,
  data jsonb not null,
  audience uuid[] not null default '{}',
  at timestamptz not null,
  seq bigint unique
);
create index event_waiting on platform.event (id) where seq is null;
create sequence platform.event_seq;

-- How far each subscriber has read.
create table platform.subscriber (
  name text primary key,
  last_seq bigint not null default 0
);
-- Events a subscriber gave up on after its tries, with the reason; health shows them.
create table platform.stuck_event (
  subscriber text not null references platform.subscriber,
  seq bigint not null,
  error text not null,
  at timestamptz not null default now(),
  primary key (subscriber, seq)
);

-- Replies kept so that a retry of the same write gets the same answer.
create table platform.idempotent_reply (
  account_id uuid not null,
  key uuid not null,
  request_hash bytea not null,
  reply jsonb,
  at timestamptz not null default now(),
  primary key (account_id, key)
);
create index on platform.idempotent_reply (at);

-- Messages to the outside world and how far they got.
create table platform.outgoing (
  id uuid primary key,
  channel text not null check (channel in ('email', 'sms', 'push')),
  recipient text not null,
  account_id uuid,
  kind text not null,
  subject text not null default '',
  body text not null,
  calendar text,
  url text,
  is_secret boolean not null default false,
  status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'delivered', 'failed', 'dropped')),
  tries int not null default 0,
  next_try_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  expires_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  constraint sent_messages_have_a_date check (status not in ('sent', 'delivered') or sent_at is not null)
);
create index outgoing_due on platform.outgoing (next_try_at) where status in ('queued', 'sending');
create index on platform.outgoing (account_id, created_at desc);
create index on platform.outgoing (created_at desc);

-- Who opened whose file, when, why; refusals too. Append-only.
create table platform.file_access (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid not null,
  account_id uuid not null,
  role text not null,
  structure_id uuid,
  operation text not null,
  refused boolean not null,
  hour timestamptz not null,
  constraint one_line_an_hour unique (person_id, account_id, operation, refused, hour)
);
create index on platform.file_access (account_id, at desc);
call platform.make_append_only('platform.file_access');

-- What was done to accounts, rights and files: append-only.
create table platform.audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id uuid,
  role text,
  what text not null,
  subject_id uuid,
  details jsonb not null default '{}'
);
create index on platform.audit_entry (subject_id, at desc);
create index on platform.audit_entry (at desc);
call platform.make_append_only('platform.audit_entry');

-- What an installation remembers of itself: keys it made, marks it must not lose.
create table platform.setting (
  name text primary key,
  value jsonb not null
);
