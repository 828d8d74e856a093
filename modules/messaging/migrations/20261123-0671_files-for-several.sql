-- The files that were chosen for several people, as they were sent: each person has a line of their own in files.file.
alter table messaging.group_message add column file_ids uuid[] not null default '{}' check (cardinality(file_ids) <= 5);
alter table messaging.scheduled add column file_ids uuid[] not null default '{}' check (cardinality(file_ids) <= 5);
