-- What the hours ledger reads of a presence beside the presence itself: in which programme, and who recorded it.
create view plans.pub_presence as
  select t.id, t.young_person_id, p.programme_code, g.label, p.is_sensitive, t.recorded_by, t.recorded_at
  from plans.attendance t join plans.prescription p on p.id = t.prescription_id
  join plans.programme g on g.code = p.programme_code and g.valid_from = p.programme_from;
