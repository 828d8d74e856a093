-- When a registration last changed: calendars read again what is newer.
alter table workshops.registration add column updated_at timestamptz;
update workshops.registration set updated_at = placed_at;
alter table workshops.registration alter column updated_at set not null;

create or replace view workshops.pub_participation as
  select r.session_id, r.young_person_id, s.starts_at, s.ends_at, s.kind, s.default_minutes,
    case s.status when 'cancelled' then 'cancelled' else r.status end as status, r.attendance, s.title, r.sequence, r.updated_at
  from workshops.registration r join workshops.session s on s.id = r.session_id;
