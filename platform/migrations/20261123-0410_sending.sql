-- When the last try of a message ended, whatever came of it: how a channel fares is read from its latest ones.
alter table platform.outgoing add column tried_at timestamptz;
create index outgoing_tried on platform.outgoing (channel, tried_at desc) where tried_at is not null;
