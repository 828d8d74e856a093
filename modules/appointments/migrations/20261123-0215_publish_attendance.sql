-- The desk counts what is over and not yet closed.
create or replace view appointments.pub_participation as
  select p.appointment_id, p.young_person_id, p.starts_at, p.ends_at,
    case p.status when 'planned' then 'planned' else 'cancelled' end as status,
    array(select pr.adviser_id from appointments.presence pr where pr.appointment_id = p.appointment_id and pr.status = 'planned') as adviser_ids,
    p.attendance
  from appointments.participation p;
