-- Each channel takes its own messages, so that those of a channel without settings are not read again and again.
drop index platform.outgoing_due;
create index outgoing_due on platform.outgoing (channel, next_try_at) where status in ('queued', 'sending');
create index outgoing_expiring on platform.outgoing (expires_at) where status in ('queued', 'sending');
-- The messages of one account, a page at a time.
drop index platform.outgoing_account_id_created_at_idx;
create index on platform.outgoing (account_id, created_at desc, id desc);
