-- Conversations between a young person and their advisers, and how far each side has received and read.
create schema messaging;

-- One per young person for life, whoever advises them: so it bears the person's id. Its row is the lock under which numbers are given.
-- `…_by_young` and `…_by_advisers`: how far a side got; a side got as far as the one of its readers who got furthest.
create table messaging.conversation (
  id uuid primary key references people.young_person,
  created_at timestamptz not null,
  last_number int not null default 0,
  last_at timestamptz,
  unread_by_young int not null default 0 check (unread_by_young >= 0),
  unread_by_advisers int not null default 0 check (unread_by_advisers >= 0),
  delivered_to_young int not null default 0,
  delivered_to_advisers int not null default 0,
  read_by_young int not null default 0,
  read_by_advisers int not null default 0,
  constraint a_read_message_was_delivered check (read_by_young <= delivered_to_young and read_by_advisers <= delivered_to_advisers),
  constraint nobody_reads_ahead check (delivered_to_young <= last_number and delivered_to_advisers <= last_number)
) with (fillfactor = 70);

-- The same words sent to several people, each in their own conversation.
create table messaging.group_message (
  id uuid constraint group_message_ids_are_unique primary key,
  author_id uuid not null references people.professional,
  text text not null check (length(text) between 1 and 4000),
  created_at timestamptz not null
);
create index on messaging.group_message (author_id, created_at desc);

-- `author_id` has no foreign key: it is the account of a session, and a key would lock that account's row at each send.
create table messaging.message (
  id uuid constraint message_ids_are_unique primary key,
  conversation_id uuid not null references messaging.conversation,
  number int not null check (number > 0),
  kind text not null default 'message' check (kind in ('message', 'notice')),
  author_id uuid,
  by_young boolean not null,
  text text not null default '',
  reply_to_id uuid references messaging.message,
  group_message_id uuid references messaging.group_message,
  new_adviser_id uuid references people.professional,
  sent_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  constraint one_message_per_number unique (conversation_id, number),
  constraint messages_have_an_author check ((kind = 'message') = (author_id is not null)),
  constraint notices_name_an_adviser check ((kind = 'notice') = (new_adviser_id is not null)),
  constraint shown_messages_have_a_text check (case when kind = 'message' and deleted_at is null then length(text) between 1 and 4000 else text = '' end)
);
create index on messaging.message (reply_to_id) where reply_to_id is not null;
create index on messaging.message (group_message_id) where group_message_id is not null;
create index on messaging.message (author_id, sent_at desc) where not by_young;

-- What a message said before it was edited or deleted: kept for the record, never shown.
create table messaging.message_version (
  message_id uuid not null references messaging.message on delete cascade,
  version int not null,
  text text not null,
  replaced_at timestamptz not null,
  primary key (message_id, version)
);

-- How far each reader got. Only moves forward.
create table messaging.receipt (
  conversation_id uuid not null references messaging.conversation,
  account_id uuid not null,
  by_young boolean not null,
  delivered_up_to int not null default 0,
  read_up_to int not null default 0,
  primary key (conversation_id, account_id),
  constraint a_read_message_was_received check (read_up_to <= delivered_up_to)
) with (fillfactor = 70);

-- When each side got how far: the time of a message's reading is that of the first line at or above its number.
create table messaging.receipt_log (
  conversation_id uuid not null references messaging.conversation,
  by_young boolean not null,
  kind text not null check (kind in ('delivered', 'read')),
  up_to int not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (conversation_id, by_young, kind, up_to)
);
call platform.make_append_only('messaging.receipt_log');

-- What an adviser has said to whoever writes outside their hours of service; a standard text when there is none.
create table messaging.out_of_hours (
  adviser_id uuid primary key references people.professional,
  text text not null check (length(text) between 1 and 500)
);

create view messaging.pub_unread as select id as young_person_id, unread_by_advisers as unread from messaging.conversation;
create view messaging.pub_conversation as select id, id as young_person_id, last_at as last_message_at from messaging.conversation;
