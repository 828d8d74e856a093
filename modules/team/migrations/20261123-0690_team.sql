-- What a team does together: how files weigh, notes and tasks between colleagues, files given to a colleague, lists taken out.
create schema team;

-- How much a file weighs in a caseload: the points of each trait it has, added up. A change ends a line (valid_until) and adds one.
create table team.weight (
  code text not null check (code in ('followed', 'minor', 'recent', 'silent', 'never')),
  label text not null,
  explanation text not null,
  points numeric(4, 2) not null check (points >= 0),
  position int not null,
  valid_from date not null,
  valid_until date,
  constraint weights_end_after_they_begin check (valid_until >= valid_from),
  constraint one_weight_at_a_time exclude using gist (code with =, daterange(valid_from, valid_until, '[]') with &&)
);
insert into team.weight (code, label, explanation, points, position, valid_from) values
  ('followed', 'Jeune suivi', 'Chaque dossier ouvert. Un dossier archivé ne compte pas.', 1, 10, '2026-01-01'),
  ('minor', 'Mineur', 'En plus : représentant légal à associer, démarches plus longues.', 0.5, 20, '2026-01-01'),
  ('recent', 'Suivi depuis moins de trois mois', 'En plus : diagnostic, contrat et premières semaines demandent plus de temps.', 0.5, 30, '2026-01-01'),
  ('silent', 'Sans nouvelles depuis quatorze jours', 'En plus : il faut relancer et parfois aller à sa rencontre.', 0.25, 40, '2026-01-01'),
  ('never', 'Jamais connecté', 'En plus : l’accès reste à ouvrir, les échanges se font autrement.', 0.25, 50, '2026-01-01');

-- Said between colleagues about a file; with somebody to do it, a task. Read by who follows the file, and by the colleagues it names.
create table team.note (
  id uuid constraint team_note_ids_are_unique primary key,
  young_person_id uuid not null references people.young_person,
  structure_id uuid not null references people.structure,
  author_id uuid not null references people.professional,
  -- empty once retention is over
  text text not null check (length(text) <= 2000),
  written_at timestamptz not null,
  assignee_id uuid references people.professional,
  due_on date,
  done_at timestamptz,
  done_by uuid references people.professional,
  removed_at timestamptz,
  constraint only_tasks_have_a_day check (due_on is null or assignee_id is not null),
  constraint only_tasks_are_done check (done_at is null or assignee_id is not null),
  constraint done_tasks_say_by_whom check ((done_at is null) = (done_by is null))
);
create index on team.note (young_person_id, written_at desc) where removed_at is null;
create index task_waiting on team.note (assignee_id, due_on) where assignee_id is not null and done_at is null and removed_at is null;
create index on team.note (author_id);

create table team.mention (
  note_id uuid not null references team.note,
  account_id uuid not null references people.professional,
  primary key (note_id, account_id)
);
create index on team.mention (account_id);

-- Files given to a colleague, for good or until a day. `agenda` and `covers`: what went along or ended with it, so that undoing puts back exactly that.
create table team.handover (
  id uuid constraint handover_ids_are_unique primary key,
  structure_id uuid not null references people.structure,
  -- of a whole caseload: whose
  from_adviser_id uuid references people.professional,
  to_adviser_id uuid not null references people.professional,
  reason text not null default '' check (length(reason) <= 200),
  -- a temporary one: the day the files come back
  back_on date,
  made_by uuid not null references people.professional,
  made_at timestamptz not null,
  agenda jsonb not null default '[]',
  covers jsonb not null default '[]',
  status text not null default 'made' check (status in ('made', 'undone', 'returned')),
  ended_at timestamptz,
  -- null when the day came by itself
  ended_by uuid references people.professional,
  constraint ended_handovers_say_when check ((status = 'made') = (ended_at is null))
);
create index on team.handover (structure_id, made_at desc);
create index handover_to_return on team.handover (back_on) where status = 'made' and back_on is not null;

create table team.handover_file (
  handover_id uuid not null references team.handover,
  young_person_id uuid not null references people.young_person,
  from_adviser_id uuid not null references people.professional,
  -- the line of the follow-up that this one opened, and the one it closed
  follow_up_id uuid not null,
  former_follow_up_id uuid,
  -- went back: undone, or returned
  is_back boolean not null default false,
  primary key (handover_id, young_person_id)
);
create index on team.handover_file (young_person_id);

-- A list that left the application as a file: counted, so that a day's limit holds.
create table team.list_export (
  id uuid primary key,
  account_id uuid not null references identity.account,
  at timestamptz not null,
  list text not null,
  format text not null check (format in ('csv', 'ods')),
  rows int not null
);
create index on team.list_export (account_id, at);

create view team.pub_task as
  select id, young_person_id, structure_id, assignee_id, due_on, done_at from team.note where assignee_id is not null and removed_at is null;
