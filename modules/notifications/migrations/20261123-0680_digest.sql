-- What an adviser chose about the morning e-mail that says how much waits; no row: only when they have not come for two days.
create table notifications.digest_choice (
  account_id uuid primary key references identity.account,
  wish text not null check (wish in ('away', 'daily', 'never')),
  chosen_at timestamptz not null
);
create view notifications.pub_digest as select account_id, wish from notifications.digest_choice;
