-- What people are told: the in-app centre, their devices, their wishes by channel, and which message outside came of which notice.
create schema notifications;

-- A line of somebody's centre. No text: it is told anew from ids and instants, in the words of today.
create table notifications.notice (
  id uuid primary key,
  account_id uuid not null references identity.account,
  kind text not null check (length(kind) between 3 and 60),
  about_id uuid not null,
  -- tells apart two facts about the same thing; the same one twice changes nothing
  version text not null,
  young_person_id uuid references people.young_person,
  -- of a conversation: one line while unread, with how many messages and the number of the last
  how_many int not null default 1 check (how_many > 0),
  last_number bigint,
  -- instants and figures that the words need
  details jsonb not null default '{}',
  happened_at timestamptz not null,
  read_at timestamptz,
  constraint one_notice_per_fact unique (account_id, kind, about_id, version)
);
create index on notifications.notice (account_id, happened_at desc, id desc);
create index on notifications.notice (account_id) where read_at is null;
create index on notifications.notice (happened_at);
create index on notifications.notice (young_person_id);

-- A browser that gets pushes (RFC 8030), until its session ends or its push service says it is gone.
create table notifications.device (
  id uuid primary key,
  account_id uuid not null references identity.account,
  session_id uuid,
  endpoint text not null constraint one_account_per_device unique,
  p256dh text not null,
  auth text not null,
  name text not null,
  added_at timestamptz not null
);
create index on notifications.device (account_id);
create index on notifications.device (session_id);

-- Only what differs from the defaults of rules.ts.
create table notifications.preference (
  account_id uuid not null references identity.account,
  kind text not null check (kind in ('messages', 'appointments', 'reminders', 'actions')),
  channel text not null check (channel in ('push', 'email', 'sms')),
  is_on boolean not null,
  primary key (account_id, kind, channel)
);

-- Which message outside came of which notice: one a channel and fact, and for pushes one a device.
create table notifications.delivery (
  outgoing_id uuid primary key,
  notice_id uuid not null references notifications.notice on delete cascade,
  version text not null,
  channel text not null check (channel in ('push', 'email', 'sms')),
  device_id uuid,
  queued_at timestamptz not null,
  constraint one_delivery_per_channel_and_fact unique nulls not distinct (notice_id, version, channel, device_id)
);
