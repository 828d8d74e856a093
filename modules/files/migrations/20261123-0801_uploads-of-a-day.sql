-- How many files one account handed in within a day is counted before each.
create index on files.file (added_by, added_at desc);
