-- The private address at which a person's own calendar reads their agenda.
create schema agenda;

create table agenda.feed (
  id uuid primary key,
  account_id uuid not null references identity.account,
  -- the address itself is shown once, and kept nowhere
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_read_at timestamptz,
  revoked_at timestamptz
);
create unique index one_feed_per_account on agenda.feed (account_id) where revoked_at is null;
