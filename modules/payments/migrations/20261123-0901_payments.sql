-- Payments: what is told to the ASP and what it answers. Nothing leaves that is not sealed here first; nothing is believed that is not kept here.
create schema payments;

-- The numbers of dossiers, in a row so that none is used twice.
create sequence payments.dossier_order;

-- A contract as the ASP knows it. `content`: its whole current state, encrypted, since it holds an IBAN.
create table payments.dossier (
  id uuid primary key,
  young_person_id uuid not null references people.young_person,
  number text not null unique check (number ~ '^CEJ[0-9]{2}[A-Z0-9]{5}[0-9]{9}$'),
  content bytea not null,
  content_hash text not null,
  account_id uuid not null,
  right_status text not null check (right_status in ('OUVERT', 'SUSPENDU', 'CLOS')),
  -- what must be told has grown to `version`; the ASP holds `accepted_version`
  version int not null check (version >= 1),
  accepted_version int not null default 0,
  asp_dossier_id text,
  asp_person_id text,
  is_dead boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint the_asp_is_never_ahead check (accepted_version <= version)
);
create index on payments.dossier (young_person_id);

-- A change of a watched column without a new version would never reach the ASP: refused, whoever writes.
create function payments.demand_version() returns trigger language plpgsql as $$
begin
  if (new.content_hash, new.account_id, new.right_status) is distinct from (old.content_hash, old.account_id, old.right_status)
    and new.version <= old.version then
    raise exception 'a change of a dossier needs a new version' using errcode = 'check_violation', constraint = 'changes_have_a_version';
  end if;
  return new;
end $$;
create trigger changes_have_a_version before update on payments.dossier for each row execute function payments.demand_version();

-- What a version changed. One waits per dossier: changes before sealing merge into it.
create table payments.movement (
  id uuid primary key,
  dossier_id uuid not null references payments.dossier,
  version int not null,
  type text not null check (type in ('C', 'M', 'S', 'R', 'F', 'A')),
  natures text[] not null default '{}',
  effective_on date not null,
  decided_on date,
  notified_on date,
  motive text,
  motive_label text not null default '',
  state text not null check (state in ('to_send', 'in_batch', 'sent', 'accepted', 'rejected', 'merged')),
  code text,
  label text,
  field text,
  created_at timestamptz not null,
  state_at timestamptz not null
);
create unique index one_movement_waits_per_dossier on payments.movement (dossier_id) where state = 'to_send';
create index on payments.movement (dossier_id, version);

-- One line of payment: a proposal (P), a cancellation (N), a rectification (X). Its id is the line's ULID on the wire.
create table payments.attempt (
  id uuid primary key,
  dossier_id uuid not null references payments.dossier,
  young_person_id uuid not null references people.young_person,
  type text not null check (type in ('P', 'N', 'X')),
  target_id uuid references payments.attempt,
  prestation text not null check (length(prestation) = 21),
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  kind text not null check (kind in ('MENSUEL', 'RAPPEL', 'CONSERVATOIRE', 'RECTIFICATION')),
  number int not null check (number between 1 and 99),
  required_version int not null,
  lump_sum_cents int not null check (lump_sum_cents >= 0),
  deducted_cents int not null check (deducted_cents >= 0),
  reduction_cents int not null check (reduction_cents >= 0),
  arrears_cents int not null check (arrears_cents >= 0),
  asked_cents int not null,
  scale text not null check (length(scale) <= 20),
  calculation_hash text not null check (calculation_hash ~ '^[0-9a-f]{64}$'),
  account_id uuid not null,
  wished_series text,
  validators jsonb not null,
  -- the postal address of a rectification: an order to repay is posted. Encrypted
  address bytea,
  state text not null check (state in ('calculated', 'incomplete', 'validated', 'ready', 'in_batch', 'sent', 'accepted', 'in_payment', 'paid', 'rejected',
    'not_paid', 'returned', 'cancelled', 'disputed', 'replaced')),
  -- what is missing, in a word: a field of the line, account-blocked, death
  blocked_by text,
  series text,
  -- paid or under way although another request for the month is: found by the facts, never made by us
  is_second boolean not null default false,
  asp_id text,
  paid_cents int,
  paid_on date,
  code text,
  label text,
  field text,
  -- what the ASP said without changing the result
  warnings text[] not null default '{}',
  created_at timestamptz not null,
  state_at timestamptz not null,
  constraint amounts_add_up check (asked_cents = greatest(0, lump_sum_cents - deducted_cents - reduction_cents) + arrears_cents),
  constraint a_proposal_asks_for_something check (type <> 'P' or asked_cents >= 1),
  constraint only_proposals_stand_alone check ((type = 'P') = (target_id is null)),
  constraint attempts_are_numbered unique (prestation, kind, type, number)
);
-- no month is paid twice
create unique index one_active_attempt_per_month on payments.attempt (prestation, kind)
  where type = 'P' and not is_second and state in ('ready', 'in_batch', 'sent', 'accepted', 'in_payment', 'paid', 'disputed');
create index attempt_of_a_month on payments.attempt (dossier_id, month);
create index attempt_to_send on payments.attempt (created_at) where state = 'ready';
create index attempt_of_a_series on payments.attempt (series) where state in ('accepted', 'in_payment');

-- Accounts that a bank or the ASP will not pay to again, until new ones are given.
create table payments.blocked_account (
  account_id uuid primary key,
  code text not null,
  since timestamptz not null
);

-- The numbered flows: of ours the last sequence sealed, of the ASP's the highest seen. A held flow sends nothing until somebody decides.
create table payments.flow (
  flow text not null check (flow in ('DOS', 'PAI', 'ETA', 'REG', 'RBQ', 'ORV', 'CAL', 'REL')),
  emitter text not null,
  last_sequence int not null default 0,
  last_name text,
  last_hash text,
  held_because text,
  held_at timestamptz,
  primary key (flow, emitter)
);

-- A file of ours. Its bytes never change once sealed; they are encrypted.
create table payments.batch (
  id uuid primary key,
  flow text not null check (flow in ('DOS', 'PAI', 'ETA')),
  emitter text not null,
  sequence int not null,
  name text not null unique,
  bytes bytea not null,
  sha256 text not null,
  size int not null,
  line_count int not null check (line_count > 0),
  total_cents bigint,
  state text not null check (state in ('sealed', 'uncertain', 'deposited', 'acknowledged', 'treated', 'reconciled', 'refused')),
  tries int not null default 0,
  -- its answer cannot be believed: no line of it is applied until somebody decides
  held_because text,
  code text,
  sealed_at timestamptz not null,
  deposited_at timestamptz,
  acknowledged_at timestamptz,
  state_at timestamptz not null,
  constraint sequences_have_no_repeat unique (flow, emitter, sequence)
);
create index batch_on_its_way on payments.batch (flow, sequence) where state in ('sealed', 'uncertain', 'deposited', 'acknowledged');

create function payments.keep_bytes() returns trigger language plpgsql as $$
begin
  if (new.name, new.bytes, new.sha256, new.sequence) is distinct from (old.name, old.bytes, old.sha256, old.sequence) then
    raise exception 'a sealed batch never changes' using errcode = 'check_violation', constraint = 'sealed_bytes_stay';
  end if;
  return new;
end $$;
create trigger sealed_bytes_stay before update on payments.batch for each row execute function payments.keep_bytes();

create table payments.batch_line (
  batch_id uuid not null references payments.batch,
  number int not null,
  attempt_id uuid references payments.attempt,
  movement_id uuid references payments.movement,
  -- the code of the line return; null: no answer yet
  code text,
  primary key (batch_id, number),
  constraint a_line_is_one_thing check ((attempt_id is null) <> (movement_id is null))
);
create index on payments.batch_line (attempt_id);
create index on payments.batch_line (movement_id);

-- A file of the ASP, kept before it is believed. Encrypted.
create table payments.received_file (
  id bigint generated always as identity primary key,
  name text not null,
  sha256 text not null,
  bytes bytea not null,
  size int not null,
  flow text not null,
  sequence int not null,
  state text not null check (state in ('waiting', 'applied', 'quarantined')),
  reason text,
  detail text,
  line_count int,
  total_cents bigint,
  received_at timestamptz not null,
  applied_at timestamptz,
  is_archived boolean not null default false,
  constraint a_file_is_kept_once unique (name, sha256)
);
create index on payments.received_file (name, state);

-- What the ASP said of an attempt. The state is computed from these, whatever their order.
create table payments.fact (
  id bigint generated always as identity primary key,
  attempt_id uuid not null references payments.attempt,
  type text not null check (type in ('accepted', 'rejected', 'in_series', 'paid', 'not_paid', 'returned', 'cancelled')),
  -- what makes two of a kind the same: amount, date, reference, code
  content text not null,
  file_id bigint references payments.received_file,
  line int,
  -- of several motives, the one of the highest sequence is shown
  sequence int not null default 0,
  on_day date,
  amount_cents int check (amount_cents >= 0),
  code text,
  label text,
  -- the series it entered or was paid in; the one whose settlement said so
  series text,
  settled_in text,
  at timestamptz not null,
  constraint a_fact_is_told_once unique (attempt_id, type, content)
);
create index on payments.fact (settled_in);
call platform.make_append_only('payments.fact');

-- Money that moved, once an attempt and direction: what the ledger is told.
create table payments.posting (
  attempt_id uuid not null references payments.attempt,
  type text not null check (type in ('paid', 'returned')),
  amount_cents int not null check (amount_cents >= 0),
  due_cents int not null,
  series text,
  on_day date,
  at timestamptz not null,
  primary key (attempt_id, type)
);
call platform.make_append_only('payments.posting');

-- The ASP's calendar, replaced by each file of it.
create table payments.series (
  code text primary key,
  rank int not null,
  opens_at timestamptz not null,
  cut_off_at timestamptz not null,
  executes_on date not null,
  value_on date not null,
  returns_until date not null,
  asp_state text not null,
  calendar_sequence int not null,
  -- ours: nothing yet, settlement received, everything found again
  state text not null default 'planned' check (state in ('planned', 'settled', 'reconciled')),
  -- what its settlement says of itself: lines and money that must all be found
  expected_count int not null default 0,
  expected_cents bigint not null default 0
);

-- Orders to repay and what was recovered.
create table payments.repayment_order (
  id text primary key check (length(id) <= 40),
  prestation text not null,
  state text not null,
  asked_cents int not null check (asked_cents >= 0),
  recovered_cents int not null check (recovered_cents >= 0),
  effective_on date not null,
  sequence int not null
);

create table payments.statement (
  series text not null,
  structure_code text not null,
  counts jsonb not null,
  file_id bigint not null references payments.received_file,
  primary key (series, structure_code)
);

-- What does not fit, until something or somebody resolves it. `about` makes two of the same one.
create table payments.anomaly (
  id bigint generated always as identity primary key,
  type text not null,
  severity text not null check (severity in ('info', 'warning', 'critical')),
  about text not null,
  dossier_id uuid references payments.dossier,
  attempt_id uuid references payments.attempt,
  batch_id uuid references payments.batch,
  file_id bigint references payments.received_file,
  line int,
  expected text,
  received text,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution text
);
create unique index an_anomaly_is_open_once on payments.anomaly (type, about) where resolved_at is null;

-- The way to the ASP: after too many failures nothing is tried for a while.
create table payments.circuit (
  id int primary key default 1 check (id = 1),
  failures int not null default 0,
  open_until timestamptz,
  last_problem text,
  last_pass_at timestamptz
);
insert into payments.circuit default values;
