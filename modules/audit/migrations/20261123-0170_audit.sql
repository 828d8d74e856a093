-- Retention: whose data was erased at its end, so that it is done once. The trail itself belongs to the platform.
create schema audit;

create table audit.erasure (
  account_id uuid primary key,
  erased_at timestamptz not null
);
