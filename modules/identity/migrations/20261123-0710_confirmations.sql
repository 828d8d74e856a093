-- When the holder of a session last proved again who they are, for what asks for it: taking lists out.
alter table identity.session add column confirmed_at timestamptz;
