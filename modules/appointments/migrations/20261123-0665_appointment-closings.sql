-- What the hours ledger reads of an appointment: how it is called, who came, and who said so.
create view appointments.pub_closing as
  select p.appointment_id, p.young_person_id, p.starts_at, p.ends_at, p.status, p.attendance, a.type, coalesce(a.title, a.other_type) as title,
    c.account_id as closed_by, c.at as closed_at
  from appointments.participation p
  join appointments.appointment a on a.id = p.appointment_id
  left join lateral (
    select c.account_id, c.at from appointments.change c
    where c.appointment_id = p.appointment_id and c.young_person_id = p.young_person_id and c.what = p.attendance order by c.id desc limit 1) c on true;
