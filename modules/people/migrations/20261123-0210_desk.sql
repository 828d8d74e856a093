-- What the desks need beyond the first tables: names as asked in a transfer, faster searches, more published columns.
alter table people.transfer_request
  -- what the asking adviser typed: all that they may read back before the transfer is accepted
  add column asked_first_name text not null default '',
  add column asked_last_name text not null default '',
  -- refused because the two are not the same person: the asking adviser may then add theirs
  add column is_other_person boolean not null default false;
create index on people.transfer_request (to_adviser_id, created_at desc);
create index on people.follow_up (young_person_id, started_at desc);
create index on people.structure using gin (lower(name) gin_trgm_ops);

create or replace view people.pub_young_person as
  select id, first_name, last_name, birth_date, structure_id, adviser_id, commune_code, situation, created_at, archived_at, search
  from people.young_person;
create view people.pub_transfer_request as select id, young_person_id, to_adviser_id, status, created_at from people.transfer_request;
