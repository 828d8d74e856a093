-- Modules below say "invited on", "link expired" without seeing the links.
create view identity.pub_invitation as
  select account_id, max(created_at) as invited_at, max(expires_at) as expires_at from identity.link where purpose = 'activate' group by account_id;
