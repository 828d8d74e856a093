-- Each decision says which one it was taken after: two that were taken at once, without knowing of each other, do not both stand.
alter table contracts.decision add column previous_id uuid references contracts.decision;
update contracts.decision d set previous_id = p.previous
from (select id, lag(id) over (partition by young_person_id order by decided_at, id) as previous from contracts.decision) p
where p.id = d.id and p.previous is not null;
alter table contracts.decision add constraint one_decision_after_another unique (previous_id);
