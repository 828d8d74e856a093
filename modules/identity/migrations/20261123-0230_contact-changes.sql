-- The address or number a young person wants to sign in with from now on, until the code sent there is given back.
create table identity.contact_change (
  account_id uuid primary key references identity.account,
  channel text not null check (channel in ('email', 'sms')),
  contact text not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0
);
create index on identity.contact_change (expires_at);
