-- Attachments, templates, lists of people, messages sent later, banners, and a search across conversations.

-- A message may bear files and no word.
alter table messaging.message add column file_count smallint not null default 0 check (file_count between 0 and 5);
alter table messaging.message drop constraint shown_messages_have_a_text;
alter table messaging.message add constraint shown_messages_say_something
  check (case when kind = 'message' and deleted_at is null then length(text) <= 4000 and (text <> '' or file_count > 0) else text = '' end);

-- Words to use again. `structure_id` null: its author's own; else everybody's of the structure.
create table messaging.template (
  id uuid constraint template_ids_are_unique primary key,
  author_id uuid not null references people.professional,
  structure_id uuid references people.structure,
  title text not null check (length(title) between 1 and 80),
  text text not null check (length(text) between 1 and 4000),
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create index on messaging.template (author_id) where deleted_at is null;
create index on messaging.template (structure_id) where structure_id is not null and deleted_at is null;

-- People an adviser writes to together, under a name.
create table messaging.list (
  id uuid constraint list_ids_are_unique primary key,
  owner_id uuid not null references people.professional,
  name text not null check (length(name) between 1 and 80),
  created_at timestamptz not null,
  deleted_at timestamptz
);
create index on messaging.list (owner_id) where deleted_at is null;
create table messaging.list_member (
  list_id uuid not null references messaging.list on delete cascade,
  young_person_id uuid not null references people.young_person,
  primary key (list_id, young_person_id)
);
create index on messaging.list_member (young_person_id);
alter table messaging.group_message add column list_id uuid references messaging.list;
create index on messaging.group_message (list_id, created_at desc) where list_id is not null;

-- Words that leave later, once. The message that comes of it is a group message of the same id.
create table messaging.scheduled (
  id uuid constraint scheduled_ids_are_unique primary key,
  author_id uuid not null references people.professional,
  list_id uuid references messaging.list,
  text text not null check (length(text) between 1 and 4000),
  send_at timestamptz not null,
  created_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'withdrawn', 'failed')),
  done_at timestamptz,
  constraint what_is_done_says_when check ((status = 'waiting') = (done_at is null))
);
create index on messaging.scheduled (send_at) where status = 'waiting';
create index on messaging.scheduled (author_id, send_at desc);
-- `is_skipped`: no longer followed by the author when the time came.
create table messaging.scheduled_recipient (
  scheduled_id uuid not null references messaging.scheduled on delete cascade,
  young_person_id uuid not null references people.young_person,
  is_skipped boolean not null default false,
  primary key (scheduled_id, young_person_id)
);
create index on messaging.scheduled_recipient (young_person_id);

-- Something important, above conversation and first page between two days. `list_id` null: everybody the author leads.
create table messaging.banner (
  id uuid constraint banner_ids_are_unique primary key,
  author_id uuid not null references people.professional,
  list_id uuid references messaging.list,
  text text not null check (length(text) between 1 and 300),
  from_on date not null,
  until_on date not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint banners_end_after_they_begin check (until_on >= from_on)
);
create index on messaging.banner (author_id, until_on) where withdrawn_at is null;

-- Words as they are searched: lower case, no accents. unaccent() is only stable because its dictionary could be changed; ours is not.
create function messaging.plain(words text) returns text language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent', words));
create index message_words on messaging.message using gin (messaging.plain(text) public.gin_trgm_ops) where kind = 'message' and deleted_at is null;
