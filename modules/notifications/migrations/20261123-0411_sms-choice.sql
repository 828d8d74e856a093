-- What somebody last said by SMS about getting SMS: STOP, or START again.
create table notifications.sms_choice (
  account_id uuid primary key references identity.account,
  is_stopped boolean not null,
  said_at timestamptz not null
);
