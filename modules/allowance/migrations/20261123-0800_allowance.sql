-- The allowance, month by month: how the household stands to income tax, what was declared, who looked, what came of it and why.
create schema allowance;

-- D5131-19: set at the signature and looked at again when something changes. Of two for a month the one made last holds.
-- awaited: decided before the papers are there, for three months at most (R5131-25).
create table allowance.tax_review (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  tax_situation text not null check (tax_situation in ('not_taxable', 'first_bracket', 'above_first_bracket')),
  proof text not null check (proof in ('last_notice', 'adviser_word', 'family_breakdown', 'awaited')),
  from_month date not null check (extract(day from from_month) = 1),
  file_id uuid,
  made_by uuid not null references people.professional,
  made_at timestamptz not null
);
create index on allowance.tax_review (young_person_id, from_month desc, made_at desc);
call platform.make_append_only('allowance.tax_review');

-- What a young person had in the month that counts for `month`. A correction is a new version: nothing is written over.
create table allowance.declaration (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  month date not null check (extract(day from month) = 1),
  version int not null check (version > 0),
  resources jsonb not null check (jsonb_typeof(resources) = 'array'),
  situations text[] not null,
  is_student boolean not null,
  declared_by uuid not null references identity.account,
  declared_at timestamptz not null,
  constraint one_declaration_a_month unique (young_person_id, month, version)
);
call platform.make_append_only('allowance.declaration');

-- Why it was corrected, or sent back; the only free words here, so that they can be forgotten.
create table allowance.word (
  declaration_id uuid not null references allowance.declaration,
  about text not null check (about in ('correction', 'return')),
  text text not null check (length(text) <= 1000),
  primary key (declaration_id, about)
);

-- The papers shown with a declaration: documents of the person's file.
create table allowance.paper (
  declaration_id uuid not null references allowance.declaration,
  file_id uuid not null,
  primary key (declaration_id, file_id)
);
call platform.make_append_only('allowance.paper');

-- A professional looked at a declaration. `asks_second`: what they accept makes so much due at once that a second person looks.
create table allowance.look (
  declaration_id uuid not null references allowance.declaration,
  rank smallint not null check (rank in (1, 2)),
  outcome text not null check (outcome in ('accepted', 'returned')),
  asks_second boolean not null,
  made_by uuid not null references people.professional,
  made_at timestamptz not null,
  primary key (declaration_id, rank),
  constraint a_second_person_looks unique (declaration_id, made_by),
  constraint only_the_first_asks check (rank = 1 or not asks_second)
);
call platform.make_append_only('allowance.look');

-- What the lines of a calculation add up to.
create function allowance.sum_of(steps jsonb) returns bigint language sql immutable strict parallel safe
  return (select coalesce(sum((step ->> 'amountCents')::bigint), 0) from jsonb_array_elements(steps) step);

-- A month of somebody under contract: where it stands. Payments read it through pub_month.
create table allowance.month (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  contract_id uuid not null,
  month date not null check (extract(day from month) = 1),
  payer text not null check (payer in ('asp', 'france_travail')),
  status text not null check (status in ('awaiting', 'due', 'not_due', 'lost')),
  blockers text[] not null,
  declaration_id uuid references allowance.declaration,
  amount_cents int not null check (amount_cents >= 0),
  lump_sum_cents int not null,
  calculation int not null,
  updated_at timestamptz not null,
  constraint one_month_a_person unique (young_person_id, month),
  constraint an_amount_is_within_the_lump_sum check (amount_cents <= lump_sum_cents),
  constraint waiting_months_say_for_what check ((status in ('awaiting', 'lost')) = (cardinality(blockers) > 0)),
  constraint due_months_have_an_amount check ((status <> 'due' or amount_cents > 0) and (status <> 'not_due' or amount_cents = 0))
);
create index on allowance.month (month, young_person_id);

-- How an amount was found, each time it was found anew: what went in, the rules and settings, the lines, and a hash of it all.
create table allowance.calculation (
  month_id uuid not null references allowance.month,
  number int not null check (number > 0),
  input jsonb not null,
  settings jsonb not null,
  rules_version text not null,
  steps jsonb not null,
  amount_cents int not null,
  lump_sum_cents int not null,
  entitled boolean not null,
  hash bytea not null check (length(hash) = 32),
  made_at timestamptz not null,
  primary key (month_id, number),
  constraint the_lines_add_up check (allowance.sum_of(steps) = amount_cents)
);
call platform.make_append_only('allowance.calculation');

-- For payments: amounts of months that are not `due` are what they would be, never to be paid.
create view allowance.pub_month as
  select m.id, m.young_person_id, m.contract_id, m.month, m.payer, m.status, m.blockers, m.amount_cents, m.lump_sum_cents, m.calculation,
    m.declaration_id, c.steps, c.entitled, c.rules_version, c.hash, c.made_at as calculated_at, m.updated_at
  from allowance.month m left join allowance.calculation c on c.month_id = m.id and c.number = m.calculation;
