-- Regions, départements and communes of the Code officiel géographique, with the centre of each commune.
create schema territories;
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create table territories.region (
  code text primary key,
  name text not null
);
create table territories.department (
  code text primary key,
  name text not null,
  region_code text not null references territories.region
);
create table territories.commune (
  code text primary key,
  name text not null,
  department_code text not null references territories.department,
  postal_codes text[] not null,
  population int not null default 0,
  latitude real,
  longitude real,
  -- lower case, without accents nor dashes: what people type
  search text not null
);
create index on territories.commune using gin (search gin_trgm_ops);
create index on territories.commune using gin (postal_codes);

create view territories.pub_region as select code, name from territories.region;
create view territories.pub_department as select code, name, region_code from territories.department;
create view territories.pub_commune as select code, name, department_code, latitude, longitude from territories.commune;
