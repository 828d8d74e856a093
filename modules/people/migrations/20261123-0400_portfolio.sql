-- What a portfolio reads sixty times, kept on the line itself.
alter table people.young_person add column adviser_since timestamptz; -- null: since the file was opened
update people.young_person y set adviser_since = f.started_at
from people.follow_up f where f.young_person_id = y.id and f.ended_at is null and f.started_at <> y.created_at;

create index on people.young_person (adviser_id) where archived_at is not null;

-- unaccent() is only stable because its dictionary could be changed; ours is not.
create function people.to_sort_name(last_name text, first_name text) returns text immutable strict parallel safe language sql
  return lower(public.unaccent('public.unaccent', last_name || ' ' || first_name));
alter table people.young_person add column sort_name text not null generated always as (people.to_sort_name(last_name, first_name)) stored;

create or replace view people.pub_young_person as
  select id, first_name, last_name, birth_date, structure_id, adviser_id, commune_code, situation, created_at, archived_at, search,
    coalesce(adviser_since, created_at) as adviser_since, sort_name
  from people.young_person;
