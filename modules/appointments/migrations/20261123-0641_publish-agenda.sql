-- What agendas and calendars read: an appointment of a young person, or of a professional who is there.
create view appointments.pub_agenda as
  select a.id, p.young_person_id, a.structure_id, a.type, a.other_type, a.title, a.modality, a.address, s.name as structure_name, p.starts_at, p.ends_at,
    a.time_zone, case p.status when 'planned' then 'planned' else 'cancelled' end as status, p.answer, p.attendance, p.is_override,
    -- taken off an appointment that goes on is a change for that person alone
    a.sequence + case p.status when 'removed' then 1 else 0 end as sequence, a.updated_at
  from appointments.participation p join appointments.appointment a on a.id = p.appointment_id join people.pub_structure s on s.id = a.structure_id;
create view appointments.pub_presence as
  select a.id, pr.adviser_id, a.structure_id, a.modality, pr.starts_at, pr.ends_at, a.time_zone, a.status, a.sequence, a.updated_at
  from appointments.presence pr join appointments.appointment a on a.id = pr.appointment_id;
