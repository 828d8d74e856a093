-- What the hours ledger reads of a session: who came, and who said so.
create view workshops.pub_closing as
  select r.session_id, r.young_person_id, c.account_id as closed_by, c.at as closed_at
  from workshops.registration r
  cross join lateral (
    select c.account_id, c.at from workshops.change c
    where c.session_id = r.session_id and c.young_person_id = r.young_person_id and c.what = r.attendance order by c.id desc limit 1) c;
