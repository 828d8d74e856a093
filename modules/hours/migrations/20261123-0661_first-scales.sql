-- What the tools in service count, minutes; a structure may say otherwise from a day to come.
-- Appointments, workshops and information meetings count their real duration when both ends are known: these are for when they are not.
insert into hours.scale (kind, minutes, valid_from, created_at)
select kind, minutes, '2022-03-01', '2026-11-23T00:00:00Z' from (values
  ('employment', 180), ('training', 180), ('career_plan', 120), ('culture_sport_leisure', 120), ('citizenship', 120), ('housing', 120), ('health', 120),
  ('appointment', 60), ('workshop', 240), ('information', 180), ('programme', 420),
  -- L5131-6, R5131-16: fifteen hours at least; nobody has more than eighty
  ('week_target', 900), ('week_ceiling', 4800)
) as first (kind, minutes);
