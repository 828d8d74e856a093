-- What waits to leave with a message of later: each receiver's own line, which only who prepared it can read. Lines of several people may
-- share the same stored bytes.
alter table files.file drop constraint file_owner_kind_check;
alter table files.file add constraint file_owner_kind_check check (owner_kind in ('file', 'message', 'contract', 'scheduled'));
