-- What others may know of an entry: where it stands, who told it, whether somebody decided; never its words nor its minutes.
create view hours.pub_entry as
  select id, young_person_id, source_kind, state, declared_by = young_person_id as is_own, decided_by is not null as is_decided from hours.entry;

create index week_contested on hours.week (young_person_id) where contested > 0;
