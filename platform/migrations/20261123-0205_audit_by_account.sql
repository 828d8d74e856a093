-- Counting what an account did in the last hour must not read the whole trail.
create index audit_entry_by_account on platform.audit_entry (account_id, what, at desc);
