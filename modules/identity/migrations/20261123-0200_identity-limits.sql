-- How often something was asked in a window of time, by a keyed hash: no contact nor address is kept.
create table identity.throttle (
  kind text not null,
  key bytea not null,
  window_ends_at timestamptz not null,
  count int not null,
  primary key (kind, key)
);
create index on identity.throttle (window_ends_at);
create index on identity.challenge (expires_at);
create index on identity.one_time_code (expires_at);
create index on identity.session (expires_at);
