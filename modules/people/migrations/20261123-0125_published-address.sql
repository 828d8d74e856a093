-- Where a structure is, for those who invite people there.
create or replace view people.pub_structure as
  select id, network, name, code, department_code, commune_code, time_zone, closed_at, address, phone from people.structure;
