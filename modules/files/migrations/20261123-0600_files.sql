-- Files that people hand in: who owns them, what they are, how they were looked at. Their bytes are apart, here or in an S3.
create schema files;

-- One stored content. `data` is null when it is in an S3. Written before the file that names it; what no file names any more is swept.
create table files.content (
  key text primary key,
  stored_in text not null check (stored_in in ('database', 's3')),
  data bytea,
  stored_at timestamptz not null,
  released_at timestamptz,
  constraint bytes_are_here_or_in_s3 check ((stored_in = 'database') or data is null)
);
alter table files.content alter column data set storage external;
create index on files.content (stored_at);
create index on files.content (released_at) where released_at is not null;

-- `owner_kind` null: sent, and not yet shown anywhere (a message that was not sent). `added_by` has no foreign key, like authors of messages.
create table files.file (
  id uuid constraint file_ids_are_unique primary key,
  young_person_id uuid not null references people.young_person,
  owner_kind text check (owner_kind in ('file', 'message', 'contract')),
  owner_id uuid,
  kind text not null check (kind in ('cv', 'letter', 'identity', 'stay', 'address', 'diploma', 'bank', 'health', 'contract', 'proof', 'other')),
  added_by uuid not null,
  by_young boolean not null,
  name text not null check (length(name) between 1 and 120),
  type text not null,
  bytes int not null check (bytes between 1 and 10485760),
  sha256 bytea not null,
  content_key text references files.content,
  scan text not null check (scan in ('not-scanned', 'waiting', 'clean', 'infected')),
  scanned_at timestamptz,
  threat text,
  added_at timestamptz not null,
  expires_on date not null,
  emptied_at timestamptz,
  emptied_why text check (emptied_why in ('expired', 'removed', 'erased')),
  constraint owned_files_say_by_what check ((owner_kind is null) = (owner_id is null)),
  constraint emptied_files_hold_nothing check ((emptied_at is null) = (content_key is not null)),
  constraint emptied_files_say_why check ((emptied_at is null) = (emptied_why is null)),
  constraint infected_files_name_the_threat check ((scan = 'infected') = (threat is not null))
);
create index on files.file (young_person_id, added_at desc, id desc);
create index on files.file (owner_id) where owner_id is not null;
create index on files.file (expires_on) where emptied_at is null;
create index on files.file (scan) where emptied_at is null and scan in ('waiting', 'not-scanned');
create index on files.file (added_at) where owner_kind is null and emptied_at is null;
create index on files.file (content_key) where content_key is not null;

create view files.pub_file as
  select id, owner_kind, owner_id, young_person_id, kind, name, type, bytes, scan, expires_on, emptied_at, emptied_why, added_by, by_young, added_at
  from files.file;
