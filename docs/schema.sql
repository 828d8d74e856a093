-- Written by npm run schema; the migrations are what counts.

-- tables

actions.action
  catalogue_code text
  category text not null
  comment_count integer not null default 0
  content_hash text not null
  created_at timestamp with time zone not null
  creator_id uuid not null
  deleted_at timestamp with time zone
  description text not null default ''::text
  done_on date
  due_on date not null
  id uuid not null
  minutes integer not null default 0
  qualified_category text
  qualified_minutes integer
  status text not null default 'to_do'::text
  step_id uuid
  title text not null
  updated_at timestamp with time zone not null
  version integer not null default 1
  wants_reminder boolean not null default false
  young_person_id uuid not null
  constraint action_catalogue_code_fkey FOREIGN KEY (catalogue_code) REFERENCES actions.catalogue_entry(code)
  constraint action_category_check CHECK ((category = ANY (ARRAY['employment'::text, 'career_plan'::text, 'culture_sport_leisure'::text, 'citizenship'::text, 'training'::text, 'housing'::text, 'health'::text, 'not_counted'::text])))
  constraint action_creator_id_fkey FOREIGN KEY (creator_id) REFERENCES identity.account(id)
  constraint action_description_check CHECK ((length(description) <= 2000))
  constraint action_minutes_check CHECK (((minutes >= 0) AND (minutes <= 3000)))
  constraint action_pkey PRIMARY KEY (id)
  constraint action_qualified_category_check CHECK ((qualified_category = ANY (ARRAY['employment'::text, 'career_plan'::text, 'culture_sport_leisure'::text, 'citizenship'::text, 'training'::text, 'housing'::text, 'health'::text, 'not_counted'::text])))
  constraint action_qualified_minutes_check CHECK (((qualified_minutes >= 0) AND (qualified_minutes <= 3000)))
  constraint action_status_check CHECK ((status = ANY (ARRAY['to_do'::text, 'in_progress'::text, 'done'::text, 'cancelled'::text])))
  constraint action_step_id_fkey FOREIGN KEY (step_id) REFERENCES plans.step(id)
  constraint action_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
  constraint action_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint done_actions_have_a_date CHECK (((status = 'done'::text) = (done_on IS NOT NULL)))
  constraint not_counted_means_no_minutes CHECK (((qualified_category <> 'not_counted'::text) OR (qualified_minutes = 0)))
  constraint only_done_actions_are_qualified CHECK (((qualified_category IS NULL) OR (status = 'done'::text)))
  constraint only_done_actions_have_minutes CHECK (((status = 'done'::text) OR (minutes = 0)))
  constraint qualified_actions_have_minutes CHECK (((qualified_category IS NULL) = (qualified_minutes IS NULL)))
actions.catalogue_entry
  audience text not null
  category text not null
  code text not null
  "position" integer not null
  several_dates boolean not null default false
  title text not null
  valid_from date not null default '2026-01-01'::date
  valid_until date
  constraint catalogue_entry_audience_check CHECK ((audience = ANY (ARRAY['adviser'::text, 'young'::text, 'both'::text])))
  constraint catalogue_entry_category_check CHECK ((category = ANY (ARRAY['employment'::text, 'career_plan'::text, 'culture_sport_leisure'::text, 'citizenship'::text, 'training'::text, 'housing'::text, 'health'::text, 'not_counted'::text])))
  constraint catalogue_entry_code_check CHECK ((code ~ '^[a-z][a-z-]{1,59}$'::text))
  constraint catalogue_entry_pkey PRIMARY KEY (code)
  constraint catalogue_entry_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
  constraint entries_end_after_they_begin CHECK ((valid_until >= valid_from))
actions.change
  account_id uuid not null
  action_id uuid not null
  at timestamp with time zone not null
  details jsonb not null default '{}'::jsonb
  id bigint not null identity
  what text not null
  constraint change_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint change_action_id_fkey FOREIGN KEY (action_id) REFERENCES actions.action(id)
  constraint change_pkey PRIMARY KEY (id)
  constraint change_what_check CHECK ((what = ANY (ARRAY['created'::text, 'edited'::text, 'to_do'::text, 'in_progress'::text, 'done'::text, 'cancelled'::text, 'deleted'::text, 'qualified'::text])))
actions.comment
  action_id uuid not null
  author_id uuid not null
  id uuid not null
  text text not null
  written_at timestamp with time zone not null
  constraint comment_action_id_fkey FOREIGN KEY (action_id) REFERENCES actions.action(id)
  constraint comment_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity.account(id)
  constraint comment_pkey PRIMARY KEY (id)
  constraint comment_text_check CHECK ((length(text) <= 2000))
actions.qualification
  account_id uuid not null
  action_id uuid not null
  at timestamp with time zone not null
  category text not null
  comment_id uuid
  id bigint not null identity
  minutes integer not null
  constraint qualification_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint qualification_action_id_fkey FOREIGN KEY (action_id) REFERENCES actions.action(id)
  constraint qualification_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES actions.comment(id)
  constraint qualification_pkey PRIMARY KEY (id)
actions.reminder
  action_id uuid not null
  at timestamp with time zone not null
  due_on date not null
  constraint reminder_action_id_fkey FOREIGN KEY (action_id) REFERENCES actions.action(id)
  constraint reminder_pkey PRIMARY KEY (action_id, due_on)
agenda.feed
  account_id uuid not null
  created_at timestamp with time zone not null
  id uuid not null
  last_read_at timestamp with time zone
  revoked_at timestamp with time zone
  token_hash bytea not null
  constraint feed_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint feed_pkey PRIMARY KEY (id)
  constraint feed_token_hash_key UNIQUE (token_hash)
allowance.balance
  blocked integer not null default 0
  entitled integer not null default 0
  month_id uuid not null
  paid integer not null default 0
  pending integer not null default 0
  recovered integer not null default 0
  constraint balance_entitled_check CHECK ((entitled >= 0))
  constraint balance_month_id_fkey FOREIGN KEY (month_id) REFERENCES allowance.month(id)
  constraint balance_pkey PRIMARY KEY (month_id)
  constraint entitled_is_paid_pending_blocked_recovered CHECK ((entitled = (((paid + pending) + blocked) + recovered)))
  constraint no_account_is_overdrawn CHECK (((pending >= 0) AND (blocked >= 0) AND (paid >= 0) AND (recovered <= 0)))
allowance.calculation
  amount_cents integer not null
  entitled boolean not null
  hash bytea not null
  input jsonb not null
  lump_sum_cents integer not null
  made_at timestamp with time zone not null
  month_id uuid not null
  number integer not null
  rules_version text not null
  settings jsonb not null
  steps jsonb not null
  constraint calculation_hash_check CHECK ((length(hash) = 32))
  constraint calculation_month_id_fkey FOREIGN KEY (month_id) REFERENCES allowance.month(id)
  constraint calculation_number_check CHECK ((number > 0))
  constraint calculation_pkey PRIMARY KEY (month_id, number)
  constraint the_lines_add_up CHECK ((allowance.sum_of(steps) = amount_cents))
allowance.declaration
  declared_at timestamp with time zone not null
  declared_by uuid not null
  id uuid not null
  is_student boolean not null
  month date not null
  resources jsonb not null
  situations text[] not null
  version integer not null
  young_person_id uuid not null
  constraint declaration_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES identity.account(id)
  constraint declaration_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  constraint declaration_pkey PRIMARY KEY (id)
  constraint declaration_resources_check CHECK ((jsonb_typeof(resources) = 'array'::text))
  constraint declaration_version_check CHECK ((version > 0))
  constraint declaration_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint one_declaration_a_month UNIQUE (young_person_id, month, version)
allowance.entry
  about text not null
  amount_cents integer not null
  at timestamp with time zone not null
  from_account text not null
  id bigint not null identity
  month_id uuid not null
  to_account text not null
  constraint entry_about_check CHECK ((about ~ '^[a-z_:0-9A-Z.-]{3,80}$'::text))
  constraint entry_amount_cents_check CHECK ((amount_cents > 0))
  constraint entry_from_account_check CHECK ((from_account = ANY (ARRAY['entitled'::text, 'pending'::text, 'blocked'::text, 'paid'::text, 'recovered'::text])))
  constraint entry_month_id_fkey FOREIGN KEY (month_id) REFERENCES allowance.month(id)
  constraint entry_pkey PRIMARY KEY (id)
  constraint entry_to_account_check CHECK ((to_account = ANY (ARRAY['entitled'::text, 'pending'::text, 'blocked'::text, 'paid'::text, 'recovered'::text])))
  constraint money_moves_somewhere CHECK ((from_account <> to_account))
allowance.look
  asks_second boolean not null
  declaration_id uuid not null
  made_at timestamp with time zone not null
  made_by uuid not null
  outcome text not null
  rank smallint not null
  constraint a_second_person_looks UNIQUE (declaration_id, made_by)
  constraint look_declaration_id_fkey FOREIGN KEY (declaration_id) REFERENCES allowance.declaration(id)
  constraint look_made_by_fkey FOREIGN KEY (made_by) REFERENCES people.professional(id)
  constraint look_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'returned'::text])))
  constraint look_pkey PRIMARY KEY (declaration_id, rank)
  constraint look_rank_check CHECK ((rank = ANY (ARRAY[1, 2])))
  constraint only_the_first_asks CHECK (((rank = 1) OR (NOT asks_second)))
allowance.month
  amount_cents integer not null
  blockers text[] not null
  calculation integer not null
  contract_id uuid not null
  declaration_id uuid
  id uuid not null
  lump_sum_cents integer not null
  month date not null
  payer text not null
  status text not null
  updated_at timestamp with time zone not null
  young_person_id uuid not null
  constraint an_amount_is_within_the_lump_sum CHECK ((amount_cents <= lump_sum_cents))
  constraint due_months_have_an_amount CHECK ((((status <> 'due'::text) OR (amount_cents > 0)) AND ((status <> 'not_due'::text) OR (amount_cents = 0))))
  constraint month_amount_cents_check CHECK ((amount_cents >= 0))
  constraint month_declaration_id_fkey FOREIGN KEY (declaration_id) REFERENCES allowance.declaration(id)
  constraint month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  constraint month_payer_check CHECK ((payer = ANY (ARRAY['asp'::text, 'france_travail'::text])))
  constraint month_pkey PRIMARY KEY (id)
  constraint month_status_check CHECK ((status = ANY (ARRAY['awaiting'::text, 'due'::text, 'not_due'::text, 'lost'::text])))
  constraint month_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint one_month_a_person UNIQUE (young_person_id, month)
  constraint waiting_months_say_for_what CHECK (((status = ANY (ARRAY['awaiting'::text, 'lost'::text])) = (cardinality(blockers) > 0)))
allowance.paper
  declaration_id uuid not null
  file_id uuid not null
  constraint paper_declaration_id_fkey FOREIGN KEY (declaration_id) REFERENCES allowance.declaration(id)
  constraint paper_pkey PRIMARY KEY (declaration_id, file_id)
allowance.reminder
  month date not null
  on_day date not null
  young_person_id uuid not null
  constraint reminder_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  constraint reminder_pkey PRIMARY KEY (young_person_id, month, on_day)
  constraint reminder_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
allowance.run
  month date not null
  on_day date not null
  started_at timestamp with time zone not null
  constraint run_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  constraint run_pkey PRIMARY KEY (month, on_day)
allowance.run_part
  changed integer
  done_at timestamp with time zone
  from_person_id uuid not null
  month date not null
  on_day date not null
  people integer not null
  until_person_id uuid not null
  constraint done_parts_say_what_changed CHECK (((changed IS NULL) = (done_at IS NULL)))
  constraint run_part_month_on_day_fkey FOREIGN KEY (month, on_day) REFERENCES allowance.run(month, on_day)
  constraint run_part_people_check CHECK ((people > 0))
  constraint run_part_pkey PRIMARY KEY (month, on_day, from_person_id)
allowance.tax_review
  file_id uuid
  from_month date not null
  id uuid not null
  made_at timestamp with time zone not null
  made_by uuid not null
  proof text not null
  tax_situation text not null
  young_person_id uuid not null
  constraint tax_review_from_month_check CHECK ((EXTRACT(day FROM from_month) = (1)::numeric))
  constraint tax_review_made_by_fkey FOREIGN KEY (made_by) REFERENCES people.professional(id)
  constraint tax_review_pkey PRIMARY KEY (id)
  constraint tax_review_proof_check CHECK ((proof = ANY (ARRAY['last_notice'::text, 'adviser_word'::text, 'family_breakdown'::text, 'awaited'::text])))
  constraint tax_review_tax_situation_check CHECK ((tax_situation = ANY (ARRAY['not_taxable'::text, 'first_bracket'::text, 'above_first_bracket'::text])))
  constraint tax_review_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
allowance.word
  about text not null
  declaration_id uuid not null
  text text not null
  constraint word_about_check CHECK ((about = ANY (ARRAY['correction'::text, 'return'::text])))
  constraint word_declaration_id_fkey FOREIGN KEY (declaration_id) REFERENCES allowance.declaration(id)
  constraint word_pkey PRIMARY KEY (declaration_id, about)
  constraint word_text_check CHECK ((length(text) <= 1000))
appointments.appointment
  address text
  cancel_reason text
  comment text not null default ''::text
  content_hash bytea not null
  created_at timestamp with time zone not null
  created_by uuid not null
  ends_at timestamp with time zone not null
  id uuid not null
  link text
  modality text not null
  other_type text
  override_reason text
  phone text
  sequence integer not null default 0
  slot_id uuid
  starts_at timestamp with time zone not null
  status text not null default 'planned'::text
  structure_id uuid not null
  time_zone text not null
  title text
  type text not null
  updated_at timestamp with time zone not null
  constraint appointment_address_check CHECK (((length(address) >= 1) AND (length(address) <= 300)))
  constraint appointment_cancel_reason_check CHECK (((length(cancel_reason) >= 1) AND (length(cancel_reason) <= 500)))
  constraint appointment_comment_check CHECK ((length(comment) <= 1024))
  constraint appointment_created_by_fkey FOREIGN KEY (created_by) REFERENCES identity.account(id)
  constraint appointment_link_check CHECK (((link ~~ 'https://%'::text) AND (length(link) <= 500)))
  constraint appointment_modality_check CHECK ((modality = ANY (ARRAY['at_structure'::text, 'elsewhere'::text, 'phone'::text, 'video'::text])))
  constraint appointment_other_type_check CHECK (((length(other_type) >= 1) AND (length(other_type) <= 100)))
  constraint appointment_override_reason_check CHECK (((length(override_reason) >= 5) AND (length(override_reason) <= 500)))
  constraint appointment_phone_check CHECK (((length(phone) >= 1) AND (length(phone) <= 30)))
  constraint appointment_pkey PRIMARY KEY (id)
  constraint appointment_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES appointments.slot(id)
  constraint appointment_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'cancelled'::text])))
  constraint appointment_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint appointment_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
  constraint appointment_type_check CHECK ((type = ANY (ARRAY['individual'::text, 'partner'::text, 'outside_activity'::text, 'visit'::text, 'service'::text, 'other'::text])))
  constraint appointments_end_after_they_start CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '10:00:00'::interval))))
  constraint elsewhere_has_an_address CHECK (((modality <> 'elsewhere'::text) OR (address IS NOT NULL)))
  constraint only_cancelled_ones_say_why CHECK (((cancel_reason IS NULL) OR (status = 'cancelled'::text)))
  constraint other_types_are_said CHECK (((type = 'other'::text) = (other_type IS NOT NULL)))
  constraint video_has_a_link CHECK (((modality <> 'video'::text) OR (link IS NOT NULL)))
appointments.change
  account_id uuid not null
  appointment_id uuid not null
  at timestamp with time zone not null
  fields text[] not null default '{}'::text[]
  from_starts_at timestamp with time zone
  id bigint not null identity
  to_starts_at timestamp with time zone
  what text not null
  young_person_id uuid
  constraint change_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id)
  constraint change_pkey PRIMARY KEY (id)
  constraint change_what_check CHECK ((what = ANY (ARRAY['created'::text, 'edited'::text, 'cancelled'::text, 'confirmed'::text, 'declined'::text, 'move-asked'::text, 'present'::text, 'absent'::text, 'excused'::text])))
appointments.engagement
  ends_at timestamp with time zone not null
  is_override boolean not null default false
  person_id uuid not null
  source_id uuid not null
  starts_at timestamp with time zone not null
  constraint engagement_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(id)
  constraint engagement_pkey PRIMARY KEY (source_id, person_id)
  constraint engagements_end_after_they_start CHECK ((ends_at > starts_at))
  constraint person_engaged EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((NOT is_override))
appointments.participation
  answer text
  answer_text text
  answered_at timestamp with time zone
  appointment_id uuid not null
  attendance text
  day_reminder_at timestamp with time zone not null default (((((starts_at AT TIME ZONE time_zone))::date - 1) + '18:00:00'::time without time zone) AT TIME ZONE time_zone)
  ends_at timestamp with time zone not null
  is_override boolean not null default false
  placed_at timestamp with time zone not null
  starts_at timestamp with time zone not null
  status text not null default 'planned'::text
  time_zone text not null
  week_reminder_at timestamp with time zone not null default (((((starts_at AT TIME ZONE time_zone))::date - 7) + '18:00:00'::time without time zone) AT TIME ZONE time_zone)
  young_person_id uuid not null
  constraint answers_have_a_date CHECK (((answer IS NULL) = (answered_at IS NULL)))
  constraint participation_answer_check CHECK ((answer = ANY (ARRAY['confirmed'::text, 'declined'::text, 'move-asked'::text])))
  constraint participation_answer_text_check CHECK (((length(answer_text) >= 1) AND (length(answer_text) <= 500)))
  constraint participation_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id)
  constraint participation_attendance_check CHECK ((attendance = ANY (ARRAY['present'::text, 'absent'::text, 'excused'::text])))
  constraint participation_pkey PRIMARY KEY (appointment_id, young_person_id)
  constraint participation_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'cancelled'::text, 'removed'::text])))
  constraint participation_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint young_person_busy EXCLUDE USING gist (young_person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((status = 'planned'::text) AND (NOT is_override)))
appointments.presence
  adviser_id uuid not null
  appointment_id uuid not null
  ends_at timestamp with time zone not null
  is_override boolean not null default false
  starts_at timestamp with time zone not null
  status text not null default 'planned'::text
  constraint adviser_busy EXCLUDE USING gist (adviser_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((status = 'planned'::text) AND (NOT is_override)))
  constraint presence_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint presence_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id)
  constraint presence_pkey PRIMARY KEY (appointment_id, adviser_id)
  constraint presence_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'cancelled'::text])))
appointments.reminder
  appointment_id uuid not null
  at timestamp with time zone not null
  kind text not null
  starts_at timestamp with time zone not null
  young_person_id uuid not null
  constraint reminder_appointment_id_young_person_id_fkey FOREIGN KEY (appointment_id, young_person_id) REFERENCES appointments.participation(appointment_id, young_person_id)
  constraint reminder_kind_check CHECK ((kind = ANY (ARRAY['week'::text, 'day'::text])))
  constraint reminder_pkey PRIMARY KEY (appointment_id, young_person_id, kind, starts_at)
appointments.slot
  address text
  adviser_id uuid not null
  created_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  id uuid not null
  is_for_structure boolean not null default false
  link text
  modality text not null
  phone text
  starts_at timestamp with time zone not null
  structure_id uuid not null
  time_zone text not null
  withdrawn_at timestamp with time zone
  constraint slot_address_check CHECK (((length(address) >= 1) AND (length(address) <= 300)))
  constraint slot_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint slot_link_check CHECK (((link ~~ 'https://%'::text) AND (length(link) <= 500)))
  constraint slot_modality_check CHECK ((modality = ANY (ARRAY['at_structure'::text, 'elsewhere'::text, 'phone'::text, 'video'::text])))
  constraint slot_phone_check CHECK (((length(phone) >= 1) AND (length(phone) <= 30)))
  constraint slot_pkey PRIMARY KEY (id)
  constraint slot_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint slots_elsewhere_have_an_address CHECK (((modality <> 'elsewhere'::text) OR (address IS NOT NULL)))
  constraint slots_end_after_they_start CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '04:00:00'::interval))))
  constraint slots_of_an_adviser_never_overlap EXCLUDE USING gist (adviser_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((withdrawn_at IS NULL))
  constraint video_slots_have_a_link CHECK (((modality <> 'video'::text) OR (link IS NOT NULL)))
audit.erasure
  account_id uuid not null
  erased_at timestamp with time zone not null
  constraint erasure_pkey PRIMARY KEY (account_id)
contracts.contract
  adviser_signed_on date
  birth_date date not null
  content_hash text not null
  created_at timestamp with time zone not null
  created_by uuid not null
  decision_id uuid not null
  ended_on date
  ends_on date not null
  exit_detail text not null default ''::text
  exit_motive text
  follow_up_until date
  id uuid not null
  in_force_at timestamp with time zone
  representative_signed_on date
  starts_on date not null
  status text not null default 'draft'::text
  structure_id uuid not null
  track text not null
  version integer not null default 1
  young_person_id uuid not null
  young_person_signed_on date
  constraint a_minor_is_signed_for CHECK (((status <> ALL (ARRAY['active'::text, 'ended'::text])) OR (representative_signed_on IS NOT NULL) OR (young_person_signed_on >= ((birth_date + '18 years'::interval))::date)))
  constraint contract_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.professional(id)
  constraint contract_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES contracts.decision(id)
  constraint contract_exit_detail_check CHECK ((length(exit_detail) <= 1000))
  constraint contract_pkey PRIMARY KEY (id)
  constraint contract_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'to_sign'::text, 'active'::text, 'ended'::text, 'refused'::text, 'cancelled'::text])))
  constraint contract_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint contract_track_check CHECK ((track = ANY (ARRAY['standard'::text, 'jr'::text])))
  constraint contract_version_check CHECK ((version >= 1))
  constraint contract_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint contracts_end_after_they_begin CHECK (((ends_on >= starts_on) AND (ended_on >= starts_on)))
  constraint contracts_in_force_are_signed CHECK (((status <> ALL (ARRAY['active'::text, 'ended'::text])) OR ((young_person_signed_on IS NOT NULL) AND (adviser_signed_on IS NOT NULL) AND (in_force_at IS NOT NULL))))
  constraint ended_contracts_say_when_and_why CHECK ((((status = 'ended'::text) = (ended_on IS NOT NULL)) AND ((status = 'ended'::text) = (exit_motive IS NOT NULL))))
  constraint one_contract_at_a_time EXCLUDE USING gist (young_person_id WITH =, daterange(starts_on, COALESCE(ended_on, ends_on), '[]'::text) WITH &&) WHERE ((status = ANY (ARRAY['draft'::text, 'to_sign'::text, 'active'::text, 'ended'::text])))
contracts.course
  created_at timestamp with time zone not null
  end_reason text not null default ''::text
  ended_on date
  id uuid not null
  kind text not null
  opened_by uuid not null
  started_on date not null
  structure_id uuid not null
  track text
  young_person_id uuid not null
  constraint course_end_reason_check CHECK ((length(end_reason) <= 500))
  constraint course_kind_check CHECK ((kind = ANY (ARRAY['other_support'::text, 'pacea'::text, 'outreach'::text, 'cej'::text])))
  constraint course_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people.professional(id)
  constraint course_pkey PRIMARY KEY (id)
  constraint course_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint course_track_check CHECK ((track = ANY (ARRAY['standard'::text, 'jr'::text])))
  constraint course_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint courses_end_after_they_begin CHECK ((ended_on >= started_on))
  constraint one_open_course_per_person EXCLUDE USING gist (young_person_id WITH =, daterange(started_on, ended_on) WITH &&)
  constraint only_a_cej_has_a_track CHECK (((kind = 'cej'::text) = (track IS NOT NULL)))
contracts.decision
  content_hash text not null
  decided_at timestamp with time zone not null
  decided_by uuid not null
  decided_on date not null
  explanation text not null default ''::text
  facts jsonb not null
  findings jsonb not null
  id uuid not null
  motives text[] not null default '{}'::text[]
  outcome text not null
  previous_id uuid
  structure_id uuid not null
  young_person_id uuid not null
  constraint a_refusal_says_why CHECK (((outcome = 'opened'::text) OR ((cardinality(motives) > 0) AND (length(explanation) > 0))))
  constraint decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.professional(id)
  constraint decision_explanation_check CHECK ((length(explanation) <= 2000))
  constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['opened'::text, 'refused'::text])))
  constraint decision_pkey PRIMARY KEY (id)
  constraint decision_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES contracts.decision(id)
  constraint decision_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint decision_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint one_decision_after_another UNIQUE (previous_id)
contracts.diagnosis
  author_id uuid not null
  content_hash text not null
  id uuid not null
  made_at timestamp with time zone not null
  made_on date not null
  summary text not null default ''::text
  young_person_id uuid not null
  constraint diagnosis_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.professional(id)
  constraint diagnosis_pkey PRIMARY KEY (id)
  constraint diagnosis_summary_check CHECK ((length(summary) <= 2000))
  constraint diagnosis_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
contracts.eligibility
  facts jsonb not null
  updated_at timestamp with time zone not null
  updated_by uuid not null
  young_person_id uuid not null
  constraint eligibility_pkey PRIMARY KEY (young_person_id)
  constraint eligibility_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES people.professional(id)
  constraint eligibility_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
contracts.holding
  adviser_id uuid not null
  contract_id uuid not null
  from_on date not null
  structure_id uuid not null
  until_on date
  constraint holding_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint holding_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts.contract(id)
  constraint holding_pkey PRIMARY KEY (contract_id, from_on)
  constraint holding_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint one_holder_a_day EXCLUDE USING gist (contract_id WITH =, daterange(from_on, until_on, '[]'::text) WITH &&)
contracts.need
  diagnosis_id uuid not null
  domain text not null
  level integer not null
  note text not null default ''::text
  constraint need_diagnosis_id_fkey FOREIGN KEY (diagnosis_id) REFERENCES contracts.diagnosis(id)
  constraint need_domain_check CHECK ((domain = ANY (ARRAY['orientation'::text, 'training'::text, 'employment'::text, 'health'::text, 'housing'::text, 'mobility'::text, 'budget'::text, 'rights'::text, 'family'::text, 'digital'::text, 'justice'::text, 'stay'::text])))
  constraint need_level_check CHECK (((level >= 0) AND (level <= 3)))
  constraint need_note_check CHECK ((length(note) <= 1000))
  constraint need_pkey PRIMARY KEY (diagnosis_id, domain)
contracts.objective
  contract_id uuid not null
  domain text not null
  "position" integer not null
  text text not null
  version integer not null
  constraint objective_contract_id_version_fkey FOREIGN KEY (contract_id, version) REFERENCES contracts.version(contract_id, number)
  constraint objective_domain_check CHECK ((domain = ANY (ARRAY['orientation'::text, 'training'::text, 'employment'::text, 'health'::text, 'housing'::text, 'mobility'::text, 'budget'::text, 'rights'::text, 'family'::text, 'digital'::text])))
  constraint objective_pkey PRIMARY KEY (contract_id, version, "position")
  constraint objective_text_check CHECK ((length(text) <= 300))
contracts.representative
  channel text not null
  code_count integer not null default 0
  code_expires_at timestamp with time zone
  code_hash bytea
  code_sent_at timestamp with time zone
  contact text not null
  contract_id uuid not null
  created_at timestamp with time zone not null
  ended_at timestamp with time zone
  expires_at timestamp with time zone not null
  first_name text not null
  id uuid not null
  invited_by uuid not null
  last_name text not null
  relation text not null
  token_hash bytea not null
  tries integer not null default 0
  version integer not null
  constraint representative_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text])))
  constraint representative_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts.contract(id)
  constraint representative_first_name_check CHECK (((length(first_name) >= 1) AND (length(first_name) <= 100)))
  constraint representative_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people.professional(id)
  constraint representative_last_name_check CHECK (((length(last_name) >= 1) AND (length(last_name) <= 100)))
  constraint representative_pkey PRIMARY KEY (id)
  constraint representative_relation_check CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'guardian'::text, 'child_welfare'::text, 'delegate'::text])))
  constraint representative_token_hash_key UNIQUE (token_hash)
contracts.signature
  account_id uuid
  contract_id uuid not null
  drawing text
  file_id uuid
  recorded_by uuid
  signed_at timestamp with time zone not null
  signed_on date not null
  signer text not null
  signer_name text not null
  version integer not null
  way text not null
  constraint drawn_signatures_are_kept CHECK (((way = 'drawn'::text) = (drawing IS NOT NULL)))
  constraint paper_is_recorded_by_somebody CHECK (((way <> 'paper'::text) OR (recorded_by IS NOT NULL)))
  constraint signature_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint signature_contract_id_version_fkey FOREIGN KEY (contract_id, version) REFERENCES contracts.version(contract_id, number)
  constraint signature_drawing_check CHECK ((length(drawing) <= 20000))
  constraint signature_pkey PRIMARY KEY (contract_id, version, signer)
  constraint signature_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people.professional(id)
  constraint signature_signer_check CHECK ((signer = ANY (ARRAY['youngPerson'::text, 'adviser'::text, 'representative'::text])))
  constraint signature_way_check CHECK ((way = ANY (ARRAY['drawn'::text, 'code'::text, 'account'::text, 'paper'::text])))
contracts.signing_code
  account_id uuid not null
  code_hash bytea not null
  contract_id uuid not null
  expires_at timestamp with time zone not null
  sent_at timestamp with time zone not null
  sent_count integer not null default 1
  tries integer not null default 0
  version integer not null
  constraint signing_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint signing_code_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts.contract(id)
  constraint signing_code_pkey PRIMARY KEY (contract_id)
contracts.task
  contract_id uuid
  done_at timestamp with time zone
  done_by uuid
  due_on date not null
  id uuid not null
  kind text not null
  opened_at timestamp with time zone not null
  opened_by uuid
  young_person_id uuid not null
  constraint task_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts.contract(id)
  constraint task_done_by_fkey FOREIGN KEY (done_by) REFERENCES people.professional(id)
  constraint task_kind_check CHECK ((kind = ANY (ARRAY['identity_paper'::text, 'stay_paper'::text, 'rqth_proof'::text, 'jobseeker_proof'::text, 'representative_proof'::text, 'signed_scan'::text, 'bank_details'::text, 'tax_notice'::text, 'exit_proof'::text])))
  constraint task_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people.professional(id)
  constraint task_pkey PRIMARY KEY (id)
  constraint task_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
contracts.version
  contract_id uuid not null
  ends_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  needs_signatures boolean not null
  number integer not null
  reason text not null
  reason_text text not null default ''::text
  starts_on date not null
  structure_commits text[] not null
  young_person_commits text[] not null
  constraint version_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts.contract(id)
  constraint version_made_by_fkey FOREIGN KEY (made_by) REFERENCES people.professional(id)
  constraint version_pkey PRIMARY KEY (contract_id, number)
  constraint version_reason_check CHECK ((reason = ANY (ARRAY['first'::text, 'amendment'::text, 'extension'::text, 'programme'::text])))
  constraint version_reason_text_check CHECK ((length(reason_text) <= 1000))
files.content
  data bytea
  key text not null
  released_at timestamp with time zone
  stored_at timestamp with time zone not null
  stored_in text not null
  constraint bytes_are_here_or_in_s3 CHECK (((stored_in = 'database'::text) OR (data IS NULL)))
  constraint content_pkey PRIMARY KEY (key)
  constraint content_stored_in_check CHECK ((stored_in = ANY (ARRAY['database'::text, 's3'::text])))
files.file
  added_at timestamp with time zone not null
  added_by uuid not null
  by_young boolean not null
  bytes integer not null
  content_key text
  emptied_at timestamp with time zone
  emptied_why text
  expires_on date not null
  id uuid not null
  kind text not null
  name text not null
  owner_id uuid
  owner_kind text
  scan text not null
  scanned_at timestamp with time zone
  sha256 bytea not null
  threat text
  type text not null
  young_person_id uuid not null
  constraint emptied_files_hold_nothing CHECK (((emptied_at IS NULL) = (content_key IS NOT NULL)))
  constraint emptied_files_say_why CHECK (((emptied_at IS NULL) = (emptied_why IS NULL)))
  constraint file_bytes_check CHECK (((bytes >= 1) AND (bytes <= 10485760)))
  constraint file_content_key_fkey FOREIGN KEY (content_key) REFERENCES files.content(key)
  constraint file_emptied_why_check CHECK ((emptied_why = ANY (ARRAY['expired'::text, 'removed'::text, 'erased'::text])))
  constraint file_ids_are_unique PRIMARY KEY (id)
  constraint file_kind_check CHECK ((kind = ANY (ARRAY['cv'::text, 'letter'::text, 'identity'::text, 'stay'::text, 'address'::text, 'diploma'::text, 'bank'::text, 'health'::text, 'contract'::text, 'proof'::text, 'other'::text])))
  constraint file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint file_owner_kind_check CHECK ((owner_kind = ANY (ARRAY['file'::text, 'message'::text, 'contract'::text, 'scheduled'::text])))
  constraint file_scan_check CHECK ((scan = ANY (ARRAY['not-scanned'::text, 'waiting'::text, 'clean'::text, 'infected'::text])))
  constraint file_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint infected_files_name_the_threat CHECK (((scan = 'infected'::text) = (threat IS NOT NULL)))
  constraint owned_files_say_by_what CHECK (((owner_kind IS NULL) = (owner_id IS NULL)))
hours.entry
  category text
  counted_minutes integer not null default 0
  decided_at timestamp with time zone
  decided_by uuid
  declared_at timestamp with time zone not null
  declared_by uuid
  declared_minutes integer not null
  ends_at timestamp with time zone
  evidence text not null
  evidence_file_id uuid
  evidence_text text not null default ''::text
  id uuid not null
  minutes integer not null
  monday date not null default (on_day - ((EXTRACT(isodow FROM on_day))::integer - 1))
  on_day date not null
  overlaps_id uuid
  scale_id bigint
  source_id uuid not null
  source_kind text not null
  source_mark text not null default ''::text
  starts_at timestamp with time zone
  state text not null
  title text not null default ''::text
  uncounted_because text
  version integer not null default 1
  young_person_id uuid not null
  constraint entries_end_after_they_start CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '25:00:00'::interval))))
  constraint entries_have_both_ends CHECK (((starts_at IS NULL) = (ends_at IS NULL)))
  constraint entry_category_check CHECK ((category = ANY (ARRAY['employment'::text, 'career_plan'::text, 'culture_sport_leisure'::text, 'citizenship'::text, 'training'::text, 'housing'::text, 'health'::text, 'not_counted'::text])))
  constraint entry_counted_minutes_check CHECK (((counted_minutes >= 0) AND (counted_minutes <= 1440)))
  constraint entry_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES identity.account(id)
  constraint entry_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES identity.account(id)
  constraint entry_declared_minutes_check CHECK (((declared_minutes >= 0) AND (declared_minutes <= 1440)))
  constraint entry_evidence_check CHECK ((evidence = ANY (ARRAY['attendance'::text, 'document'::text, 'words'::text])))
  constraint entry_evidence_text_check CHECK ((length(evidence_text) <= 500))
  constraint entry_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440)))
  constraint entry_overlaps_id_fkey FOREIGN KEY (overlaps_id) REFERENCES hours.entry(id)
  constraint entry_pkey PRIMARY KEY (id)
  constraint entry_scale_id_fkey FOREIGN KEY (scale_id) REFERENCES hours.scale(id)
  constraint entry_source_kind_check CHECK ((source_kind = ANY (ARRAY['appointment'::text, 'workshop'::text, 'programme'::text, 'immersion'::text, 'job'::text, 'personal'::text, 'declared'::text])))
  constraint entry_state_check CHECK ((state = ANY (ARRAY['declared'::text, 'validated'::text, 'contested'::text, 'corrected'::text, 'rejected'::text, 'withdrawn'::text])))
  constraint entry_title_check CHECK ((length(title) <= 200))
  constraint entry_uncounted_because_check CHECK ((uncounted_because = ANY (ARRAY['rejected'::text, 'overlap'::text, 'day_full'::text])))
  constraint entry_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint every_event_counts_once UNIQUE (source_kind, source_id, young_person_id, on_day)
  constraint no_more_counts_than_stands CHECK ((counted_minutes <= minutes))
hours.fact
  account_id uuid
  at timestamp with time zone not null
  entry_id uuid not null
  id bigint not null identity
  minutes integer not null
  minutes_before integer
  state text not null
  what text not null
  young_person_id uuid not null
  constraint fact_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES hours.entry(id)
  constraint fact_pkey PRIMARY KEY (id)
  constraint fact_what_check CHECK ((what = ANY (ARRAY['declared'::text, 'recorded'::text, 'changed'::text, 'validated'::text, 'corrected'::text, 'rejected'::text, 'contested'::text, 'explained'::text, 'withdrawn'::text])))
hours.revision
  account_id uuid
  at timestamp with time zone not null
  declared_after integer not null
  declared_before integer not null
  id bigint not null identity
  kind_after text not null
  kind_before text not null
  monday date not null
  validated_after integer not null
  validated_before integer not null
  young_person_id uuid not null
  constraint revision_pkey PRIMARY KEY (id)
hours.scale
  created_at timestamp with time zone not null
  created_by uuid
  id bigint not null identity
  kind text not null
  minutes integer not null
  structure_id uuid
  valid_from date not null
  constraint scale_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.professional(id)
  constraint scale_kind_check CHECK ((kind = ANY (ARRAY['employment'::text, 'training'::text, 'career_plan'::text, 'culture_sport_leisure'::text, 'citizenship'::text, 'housing'::text, 'health'::text, 'appointment'::text, 'workshop'::text, 'information'::text, 'programme'::text, 'week_target'::text, 'week_ceiling'::text])))
  constraint scale_pkey PRIMARY KEY (id)
  constraint scale_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint scales_are_plausible CHECK (((minutes >=
CASE
    WHEN (kind ~~ 'week%'::text) THEN 60
    ELSE 0
END) AND (minutes <=
CASE
    WHEN (kind ~~ 'week%'::text) THEN 6000
    ELSE 600
END)))
hours.signal
  adviser_id uuid not null
  dismissed_at timestamp with time zone
  dismissed_by uuid
  id uuid not null
  on_day date not null
  outcome text
  reasons jsonb not null
  young_person_id uuid not null
  constraint dismissed_signals_say_how CHECK ((((dismissed_at IS NULL) = (outcome IS NULL)) AND ((dismissed_at IS NULL) = (dismissed_by IS NULL))))
  constraint signal_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint signal_dismissed_by_fkey FOREIGN KEY (dismissed_by) REFERENCES identity.account(id)
  constraint signal_outcome_check CHECK ((outcome = ANY (ARRAY['contacted'::text, 'known'::text, 'not_useful'::text])))
  constraint signal_pkey PRIMARY KEY (id)
  constraint signal_reasons_check CHECK (((jsonb_array_length(reasons) >= 1) AND (jsonb_array_length(reasons) <= 3)))
  constraint signal_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
hours.unavailability
  cancelled_at timestamp with time zone
  cancelled_by uuid
  declared_at timestamp with time zone not null
  declared_by uuid not null
  from_on date not null
  id uuid not null
  kind text not null
  until_on date not null
  young_person_id uuid not null
  constraint cancelled_unavailabilities_say_by_whom CHECK (((cancelled_by IS NULL) = (cancelled_at IS NULL)))
  constraint unavailabilities_end_after_they_begin CHECK (((until_on >= from_on) AND (until_on <= (from_on + 366))))
  constraint unavailability_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES identity.account(id)
  constraint unavailability_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES identity.account(id)
  constraint unavailability_kind_check CHECK ((kind = ANY (ARRAY['sickness'::text, 'leave'::text, 'trial_period'::text, 'other'::text])))
  constraint unavailability_pkey PRIMARY KEY (id)
  constraint unavailability_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
hours.week
  closed_at timestamp with time zone
  closed_declared_minutes integer
  closed_validated_minutes integer
  contested integer not null default 0
  contested_minutes integer not null default 0
  declared_minutes integer not null default 0
  kind text not null default 'outside'::text
  monday date not null
  revised_at timestamp with time zone
  status text not null default 'open'::text
  target_minutes integer not null default 0
  to_validate integer not null default 0
  validated_minutes integer not null default 0
  young_person_id uuid not null
  constraint closed_weeks_keep_their_sums CHECK ((((status = 'open'::text) = (closed_at IS NULL)) AND ((closed_at IS NULL) = (closed_validated_minutes IS NULL))))
  constraint parts_are_within_the_whole CHECK (((validated_minutes + contested_minutes) <= declared_minutes))
  constraint revised_weeks_say_when CHECK (((status = 'revised'::text) = (revised_at IS NOT NULL)))
  constraint week_kind_check CHECK ((kind = ANY (ARRAY['support'::text, 'programme'::text, 'unavailable'::text, 'outreach'::text, 'outside'::text])))
  constraint week_monday_check CHECK ((EXTRACT(isodow FROM monday) = (1)::numeric))
  constraint week_pkey PRIMARY KEY (young_person_id, monday)
  constraint week_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text, 'revised'::text])))
  constraint week_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
hours.word
  fact_id bigint not null
  text text not null
  constraint word_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES hours.fact(id)
  constraint word_pkey PRIMARY KEY (fact_id)
  constraint word_text_check CHECK ((length(text) <= 1000))
identity.account
  activated_at timestamp with time zone
  closed_at timestamp with time zone
  created_at timestamp with time zone not null
  email text
  failed_tries integer not null default 0
  id uuid not null
  is_demo boolean not null default false
  last_seen_at timestamp with time zone
  locked_until timestamp with time zone
  phone text
  role text not null
  status text not null default 'new'::text
  structure_id uuid
  territory text
  constraint account_email_check CHECK ((email = lower(email)))
  constraint account_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{6,14}$'::text))
  constraint account_pkey PRIMARY KEY (id)
  constraint account_role_check CHECK ((role = ANY (ARRAY['youngPerson'::text, 'adviser'::text, 'manager'::text, 'director'::text, 'paymentsOfficer'::text, 'outreachOperator'::text, 'partner'::text, 'pilot'::text, 'auditor'::text, 'administrator'::text])))
  constraint account_status_check CHECK ((status = ANY (ARRAY['new'::text, 'invited'::text, 'active'::text, 'closed'::text])))
  constraint account_territory_check CHECK ((territory ~ '^([0-9][0-9AB]|97[0-9]|98[0-9]|R[0-9]{2}|FR)$'::text))
  constraint closed_accounts_have_a_date CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL)))
  constraint pilots_have_a_territory CHECK (((role <> 'pilot'::text) OR (territory IS NOT NULL)))
identity.challenge
  account_id uuid
  expires_at timestamp with time zone not null
  id uuid not null
  purpose text not null
  value jsonb not null
  constraint challenge_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint challenge_pkey PRIMARY KEY (id)
identity.consent
  account_id uuid not null
  given_at timestamp with time zone not null
  kind text not null
  version text not null
  withdrawn_at timestamp with time zone
  constraint consent_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint consent_pkey PRIMARY KEY (account_id, kind, version)
identity.contact_change
  account_id uuid not null
  channel text not null
  code_hash bytea not null
  contact text not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  tries integer not null default 0
  constraint contact_change_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint contact_change_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text])))
  constraint contact_change_pkey PRIMARY KEY (account_id)
identity.link
  account_id uuid not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  purpose text not null
  token_hash bytea not null
  used_at timestamp with time zone
  constraint link_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint link_pkey PRIMARY KEY (token_hash)
  constraint link_purpose_check CHECK ((purpose = ANY (ARRAY['activate'::text, 'reset'::text])))
identity.mandate
  channel text not null
  code_expires_at timestamp with time zone
  code_hash bytea
  code_tries integer not null default 0
  consent text not null
  consent_on date not null
  contact text not null
  created_at timestamp with time zone not null
  ends_on date not null
  given_by uuid not null
  helper_name text not null
  id uuid not null
  last_used_at timestamp with time zone
  link_expires_at timestamp with time zone
  link_hash bytea
  locked_until timestamp with time zone
  relation text not null
  revoked_at timestamp with time zone
  revoked_by uuid
  scopes text[] not null
  starts_on date not null
  wrong_tries integer not null default 0
  young_person_id uuid not null
  constraint mandate_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text])))
  constraint mandate_consent_check CHECK ((consent = ANY (ARRAY['in_app'::text, 'on_paper'::text])))
  constraint mandate_given_by_fkey FOREIGN KEY (given_by) REFERENCES identity.account(id)
  constraint mandate_helper_name_check CHECK (((length(helper_name) >= 1) AND (length(helper_name) <= 100)))
  constraint mandate_link_hash_key UNIQUE (link_hash)
  constraint mandate_pkey PRIMARY KEY (id)
  constraint mandate_relation_check CHECK ((relation = ANY (ARRAY['relative'::text, 'social_worker'::text, 'other'::text])))
  constraint mandate_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES identity.account(id)
  constraint mandate_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['agenda'::text, 'actions'::text, 'answers'::text])))
  constraint mandate_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES identity.account(id)
  constraint mandates_last_a_year_at_most CHECK (((ends_on >= starts_on) AND (ends_on <= (starts_on + '1 year'::interval))))
  constraint only_the_young_person_consents_in_the_app CHECK (((consent = 'on_paper'::text) OR (given_by = young_person_id)))
  constraint revoked_mandates_say_by_whom CHECK (((revoked_at IS NULL) = (revoked_by IS NULL)))
identity.oidc_subject
  account_id uuid not null
  issuer text not null
  subject text not null
  constraint oidc_subject_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint oidc_subject_pkey PRIMARY KEY (issuer, subject)
identity.one_time_code
  account_id uuid not null
  code_hash bytea not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  id uuid not null
  tries integer not null default 0
  used_at timestamp with time zone
  constraint one_time_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint one_time_code_pkey PRIMARY KEY (id)
identity.passkey
  account_id uuid not null
  counter bigint not null
  created_at timestamp with time zone not null
  id text not null
  last_used_at timestamp with time zone
  name text not null
  public_key bytea not null
  transports text[] not null default '{}'::text[]
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint passkey_pkey PRIMARY KEY (id)
identity.password
  account_id uuid not null
  changed_at timestamp with time zone not null
  hash text not null
  constraint password_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint password_pkey PRIMARY KEY (account_id)
identity.session
  account_id uuid not null
  confirmed_at timestamp with time zone
  created_at timestamp with time zone not null
  ended_at timestamp with time zone
  expires_at timestamp with time zone not null
  id uuid not null
  last_seen_at timestamp with time zone not null
  mandate_id uuid
  method text not null
  token_hash bytea not null
  user_agent text not null
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint session_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES identity.mandate(id)
  constraint session_method_check CHECK ((method = ANY (ARRAY['code'::text, 'link'::text, 'passkey'::text, 'password'::text, 'oidc'::text, 'demo'::text])))
  constraint session_pkey PRIMARY KEY (id)
  constraint session_token_hash_key UNIQUE (token_hash)
identity.throttle
  count integer not null
  key bytea not null
  kind text not null
  window_ends_at timestamp with time zone not null
  constraint throttle_pkey PRIMARY KEY (kind, key)
identity.totp
  account_id uuid not null
  confirmed_at timestamp with time zone
  last_step bigint not null default 0
  secret bytea not null
  constraint totp_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint totp_pkey PRIMARY KEY (account_id)
messaging.banner
  author_id uuid not null
  created_at timestamp with time zone not null
  from_on date not null
  id uuid not null
  list_id uuid
  text text not null
  until_on date not null
  withdrawn_at timestamp with time zone
  constraint banner_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.professional(id)
  constraint banner_ids_are_unique PRIMARY KEY (id)
  constraint banner_list_id_fkey FOREIGN KEY (list_id) REFERENCES messaging.list(id)
  constraint banner_text_check CHECK (((length(text) >= 1) AND (length(text) <= 300)))
  constraint banners_end_after_they_begin CHECK ((until_on >= from_on))
messaging.conversation
  created_at timestamp with time zone not null
  delivered_to_advisers integer not null default 0
  delivered_to_young integer not null default 0
  id uuid not null
  last_at timestamp with time zone
  last_number integer not null default 0
  read_by_advisers integer not null default 0
  read_by_young integer not null default 0
  unread_by_advisers integer not null default 0
  unread_by_young integer not null default 0
  constraint a_read_message_was_delivered CHECK (((read_by_young <= delivered_to_young) AND (read_by_advisers <= delivered_to_advisers)))
  constraint conversation_id_fkey FOREIGN KEY (id) REFERENCES people.young_person(id)
  constraint conversation_pkey PRIMARY KEY (id)
  constraint conversation_unread_by_advisers_check CHECK ((unread_by_advisers >= 0))
  constraint conversation_unread_by_young_check CHECK ((unread_by_young >= 0))
  constraint nobody_reads_ahead CHECK (((delivered_to_young <= last_number) AND (delivered_to_advisers <= last_number)))
messaging.group_message
  author_id uuid not null
  created_at timestamp with time zone not null
  file_ids uuid[] not null default '{}'::uuid[]
  id uuid not null
  list_id uuid
  text text not null
  constraint group_message_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.professional(id)
  constraint group_message_file_ids_check CHECK ((cardinality(file_ids) <= 5))
  constraint group_message_ids_are_unique PRIMARY KEY (id)
  constraint group_message_list_id_fkey FOREIGN KEY (list_id) REFERENCES messaging.list(id)
  constraint group_message_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
messaging.list
  created_at timestamp with time zone not null
  deleted_at timestamp with time zone
  id uuid not null
  name text not null
  owner_id uuid not null
  constraint list_ids_are_unique PRIMARY KEY (id)
  constraint list_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  constraint list_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.professional(id)
messaging.list_member
  list_id uuid not null
  young_person_id uuid not null
  constraint list_member_list_id_fkey FOREIGN KEY (list_id) REFERENCES messaging.list(id) ON DELETE CASCADE
  constraint list_member_pkey PRIMARY KEY (list_id, young_person_id)
  constraint list_member_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
messaging.message
  author_id uuid
  by_young boolean not null
  conversation_id uuid not null
  deleted_at timestamp with time zone
  edited_at timestamp with time zone
  file_count smallint not null default 0
  group_message_id uuid
  id uuid not null
  kind text not null default 'message'::text
  new_adviser_id uuid
  number integer not null
  reply_to_id uuid
  sent_at timestamp with time zone not null
  text text not null default ''::text
  constraint message_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES messaging.conversation(id)
  constraint message_file_count_check CHECK (((file_count >= 0) AND (file_count <= 5)))
  constraint message_group_message_id_fkey FOREIGN KEY (group_message_id) REFERENCES messaging.group_message(id)
  constraint message_ids_are_unique PRIMARY KEY (id)
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'notice'::text])))
  constraint message_new_adviser_id_fkey FOREIGN KEY (new_adviser_id) REFERENCES people.professional(id)
  constraint message_number_check CHECK ((number > 0))
  constraint message_reply_to_id_fkey FOREIGN KEY (reply_to_id) REFERENCES messaging.message(id)
  constraint messages_have_an_author CHECK (((kind = 'message'::text) = (author_id IS NOT NULL)))
  constraint notices_name_an_adviser CHECK (((kind = 'notice'::text) = (new_adviser_id IS NOT NULL)))
  constraint one_message_per_number UNIQUE (conversation_id, number)
  constraint shown_messages_say_something CHECK (
CASE
    WHEN ((kind = 'message'::text) AND (deleted_at IS NULL)) THEN ((length(text) <= 4000) AND ((text <> ''::text) OR (file_count > 0)))
    ELSE (text = ''::text)
END)
messaging.message_version
  message_id uuid not null
  replaced_at timestamp with time zone not null
  text text not null
  version integer not null
  constraint message_version_message_id_fkey FOREIGN KEY (message_id) REFERENCES messaging.message(id) ON DELETE CASCADE
  constraint message_version_pkey PRIMARY KEY (message_id, version)
messaging.out_of_hours
  adviser_id uuid not null
  text text not null
  constraint out_of_hours_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint out_of_hours_pkey PRIMARY KEY (adviser_id)
  constraint out_of_hours_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
messaging.receipt
  account_id uuid not null
  by_young boolean not null
  conversation_id uuid not null
  delivered_up_to integer not null default 0
  read_up_to integer not null default 0
  constraint a_read_message_was_received CHECK ((read_up_to <= delivered_up_to))
  constraint receipt_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES messaging.conversation(id)
  constraint receipt_pkey PRIMARY KEY (conversation_id, account_id)
messaging.receipt_log
  account_id uuid not null
  at timestamp with time zone not null
  by_young boolean not null
  conversation_id uuid not null
  kind text not null
  up_to integer not null
  constraint receipt_log_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES messaging.conversation(id)
  constraint receipt_log_kind_check CHECK ((kind = ANY (ARRAY['delivered'::text, 'read'::text])))
  constraint receipt_log_pkey PRIMARY KEY (conversation_id, by_young, kind, up_to)
messaging.scheduled
  author_id uuid not null
  created_at timestamp with time zone not null
  done_at timestamp with time zone
  file_ids uuid[] not null default '{}'::uuid[]
  id uuid not null
  list_id uuid
  send_at timestamp with time zone not null
  status text not null default 'waiting'::text
  text text not null
  constraint scheduled_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.professional(id)
  constraint scheduled_file_ids_check CHECK ((cardinality(file_ids) <= 5))
  constraint scheduled_ids_are_unique PRIMARY KEY (id)
  constraint scheduled_list_id_fkey FOREIGN KEY (list_id) REFERENCES messaging.list(id)
  constraint scheduled_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'withdrawn'::text, 'failed'::text])))
  constraint scheduled_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
  constraint what_is_done_says_when CHECK (((status = 'waiting'::text) = (done_at IS NULL)))
messaging.scheduled_recipient
  is_skipped boolean not null default false
  scheduled_id uuid not null
  young_person_id uuid not null
  constraint scheduled_recipient_pkey PRIMARY KEY (scheduled_id, young_person_id)
  constraint scheduled_recipient_scheduled_id_fkey FOREIGN KEY (scheduled_id) REFERENCES messaging.scheduled(id) ON DELETE CASCADE
  constraint scheduled_recipient_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
messaging.template
  author_id uuid not null
  deleted_at timestamp with time zone
  id uuid not null
  structure_id uuid
  text text not null
  title text not null
  updated_at timestamp with time zone not null
  constraint template_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.professional(id)
  constraint template_ids_are_unique PRIMARY KEY (id)
  constraint template_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint template_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
  constraint template_title_check CHECK (((length(title) >= 1) AND (length(title) <= 80)))
notifications.delivery
  channel text not null
  device_id uuid
  notice_id uuid not null
  outgoing_id uuid not null
  queued_at timestamp with time zone not null
  version text not null
  constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['push'::text, 'email'::text, 'sms'::text])))
  constraint delivery_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notifications.notice(id) ON DELETE CASCADE
  constraint delivery_pkey PRIMARY KEY (outgoing_id)
  constraint one_delivery_per_channel_and_fact UNIQUE NULLS NOT DISTINCT (notice_id, version, channel, device_id)
notifications.device
  account_id uuid not null
  added_at timestamp with time zone not null
  auth text not null
  endpoint text not null
  id uuid not null
  name text not null
  p256dh text not null
  session_id uuid
  constraint device_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint device_pkey PRIMARY KEY (id)
  constraint one_account_per_device UNIQUE (endpoint)
notifications.digest_choice
  account_id uuid not null
  chosen_at timestamp with time zone not null
  wish text not null
  constraint digest_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint digest_choice_pkey PRIMARY KEY (account_id)
  constraint digest_choice_wish_check CHECK ((wish = ANY (ARRAY['away'::text, 'daily'::text, 'never'::text])))
notifications.notice
  about_id uuid not null
  account_id uuid not null
  details jsonb not null default '{}'::jsonb
  happened_at timestamp with time zone not null
  how_many integer not null default 1
  id uuid not null
  kind text not null
  last_number bigint
  read_at timestamp with time zone
  version text not null
  young_person_id uuid
  constraint notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint notice_how_many_check CHECK ((how_many > 0))
  constraint notice_kind_check CHECK (((length(kind) >= 3) AND (length(kind) <= 60)))
  constraint notice_pkey PRIMARY KEY (id)
  constraint notice_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint one_notice_per_fact UNIQUE (account_id, kind, about_id, version)
notifications.preference
  account_id uuid not null
  channel text not null
  is_on boolean not null
  kind text not null
  constraint preference_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint preference_channel_check CHECK ((channel = ANY (ARRAY['push'::text, 'email'::text, 'sms'::text])))
  constraint preference_kind_check CHECK ((kind = ANY (ARRAY['messages'::text, 'appointments'::text, 'reminders'::text, 'actions'::text, 'plan'::text, 'hours'::text])))
  constraint preference_pkey PRIMARY KEY (account_id, kind, channel)
notifications.sms_choice
  account_id uuid not null
  is_stopped boolean not null
  said_at timestamp with time zone not null
  constraint sms_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint sms_choice_pkey PRIMARY KEY (account_id)
payments.anomaly
  about text not null
  attempt_id uuid
  batch_id uuid
  dossier_id uuid
  expected text
  file_id bigint
  id bigint not null identity
  line integer
  opened_at timestamp with time zone not null
  received text
  resolution text
  resolved_at timestamp with time zone
  resolved_by uuid
  severity text not null
  type text not null
  constraint anomaly_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payments.attempt(id)
  constraint anomaly_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES payments.batch(id)
  constraint anomaly_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES payments.dossier(id)
  constraint anomaly_file_id_fkey FOREIGN KEY (file_id) REFERENCES payments.received_file(id)
  constraint anomaly_pkey PRIMARY KEY (id)
  constraint anomaly_severity_check CHECK ((severity = ANY (ARRAY['info'::text, 'warning'::text, 'critical'::text])))
payments.attempt
  account_id uuid not null
  address bytea
  arrears_cents integer not null
  asked_cents integer not null
  asp_id text
  blocked_by text
  calculation_hash text not null
  code text
  created_at timestamp with time zone not null
  deducted_cents integer not null
  dossier_id uuid not null
  field text
  id uuid not null
  is_second boolean not null default false
  kind text not null
  label text
  lump_sum_cents integer not null
  month text not null
  number integer not null
  paid_cents integer
  paid_on date
  prestation text not null
  reduction_cents integer not null
  required_version integer not null
  scale text not null
  series text
  state text not null
  state_at timestamp with time zone not null
  target_id uuid
  type text not null
  validators jsonb not null
  warnings text[] not null default '{}'::text[]
  wished_series text
  young_person_id uuid not null
  constraint a_proposal_asks_for_something CHECK (((type <> 'P'::text) OR (asked_cents >= 1)))
  constraint amounts_add_up CHECK ((asked_cents = (GREATEST(0, ((lump_sum_cents - deducted_cents) - reduction_cents)) + arrears_cents)))
  constraint attempt_arrears_cents_check CHECK ((arrears_cents >= 0))
  constraint attempt_calculation_hash_check CHECK ((calculation_hash ~ '^[0-9a-f]{64}$'::text))
  constraint attempt_deducted_cents_check CHECK ((deducted_cents >= 0))
  constraint attempt_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES payments.dossier(id)
  constraint attempt_kind_check CHECK ((kind = ANY (ARRAY['MENSUEL'::text, 'RAPPEL'::text, 'CONSERVATOIRE'::text, 'RECTIFICATION'::text])))
  constraint attempt_lump_sum_cents_check CHECK ((lump_sum_cents >= 0))
  constraint attempt_month_check CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text))
  constraint attempt_number_check CHECK (((number >= 1) AND (number <= 99)))
  constraint attempt_pkey PRIMARY KEY (id)
  constraint attempt_prestation_check CHECK ((length(prestation) = 21))
  constraint attempt_reduction_cents_check CHECK ((reduction_cents >= 0))
  constraint attempt_scale_check CHECK ((length(scale) <= 20))
  constraint attempt_state_check CHECK ((state = ANY (ARRAY['calculated'::text, 'incomplete'::text, 'validated'::text, 'ready'::text, 'in_batch'::text, 'sent'::text, 'accepted'::text, 'in_payment'::text, 'paid'::text, 'rejected'::text, 'not_paid'::text, 'returned'::text, 'cancelled'::text, 'disputed'::text, 'replaced'::text])))
  constraint attempt_target_id_fkey FOREIGN KEY (target_id) REFERENCES payments.attempt(id)
  constraint attempt_type_check CHECK ((type = ANY (ARRAY['P'::text, 'N'::text, 'X'::text])))
  constraint attempt_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint attempts_are_numbered UNIQUE (prestation, kind, type, number)
  constraint only_proposals_stand_alone CHECK (((type = 'P'::text) = (target_id IS NULL)))
payments.batch
  acknowledged_at timestamp with time zone
  bytes bytea not null
  code text
  deposited_at timestamp with time zone
  emitter text not null
  flow text not null
  held_because text
  id uuid not null
  line_count integer not null
  name text not null
  sealed_at timestamp with time zone not null
  sequence integer not null
  sha256 text not null
  size integer not null
  state text not null
  state_at timestamp with time zone not null
  total_cents bigint
  tries integer not null default 0
  constraint batch_flow_check CHECK ((flow = ANY (ARRAY['DOS'::text, 'PAI'::text, 'ETA'::text])))
  constraint batch_line_count_check CHECK ((line_count > 0))
  constraint batch_name_key UNIQUE (name)
  constraint batch_pkey PRIMARY KEY (id)
  constraint batch_state_check CHECK ((state = ANY (ARRAY['sealed'::text, 'uncertain'::text, 'deposited'::text, 'acknowledged'::text, 'treated'::text, 'reconciled'::text, 'refused'::text])))
  constraint sequences_have_no_repeat UNIQUE (flow, emitter, sequence)
payments.batch_line
  attempt_id uuid
  batch_id uuid not null
  code text
  movement_id uuid
  number integer not null
  constraint a_line_is_one_thing CHECK (((attempt_id IS NULL) <> (movement_id IS NULL)))
  constraint batch_line_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payments.attempt(id)
  constraint batch_line_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES payments.batch(id)
  constraint batch_line_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES payments.movement(id)
  constraint batch_line_pkey PRIMARY KEY (batch_id, number)
payments.blocked_account
  account_id uuid not null
  code text not null
  since timestamp with time zone not null
  constraint blocked_account_pkey PRIMARY KEY (account_id)
payments.circuit
  failures integer not null default 0
  id integer not null default 1
  last_pass_at timestamp with time zone
  last_problem text
  open_until timestamp with time zone
  constraint circuit_id_check CHECK ((id = 1))
  constraint circuit_pkey PRIMARY KEY (id)
payments.dossier
  accepted_version integer not null default 0
  account_id uuid not null
  asp_dossier_id text
  asp_person_id text
  changed_at timestamp with time zone not null
  content bytea not null
  content_hash text not null
  created_at timestamp with time zone not null
  id uuid not null
  is_dead boolean not null default false
  number text not null
  right_status text not null
  version integer not null
  young_person_id uuid not null
  constraint dossier_number_check CHECK ((number ~ '^CEJ[0-9]{2}[A-Z0-9]{5}[0-9]{9}$'::text))
  constraint dossier_number_key UNIQUE (number)
  constraint dossier_pkey PRIMARY KEY (id)
  constraint dossier_right_status_check CHECK ((right_status = ANY (ARRAY['OUVERT'::text, 'SUSPENDU'::text, 'CLOS'::text])))
  constraint dossier_version_check CHECK ((version >= 1))
  constraint dossier_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint the_asp_is_never_ahead CHECK ((accepted_version <= version))
payments.fact
  amount_cents integer
  at timestamp with time zone not null
  attempt_id uuid not null
  code text
  content text not null
  file_id bigint
  id bigint not null identity
  label text
  line integer
  on_day date
  sequence integer not null default 0
  series text
  settled_in text
  type text not null
  constraint a_fact_is_told_once UNIQUE (attempt_id, type, content)
  constraint fact_amount_cents_check CHECK ((amount_cents >= 0))
  constraint fact_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payments.attempt(id)
  constraint fact_file_id_fkey FOREIGN KEY (file_id) REFERENCES payments.received_file(id)
  constraint fact_pkey PRIMARY KEY (id)
  constraint fact_type_check CHECK ((type = ANY (ARRAY['accepted'::text, 'rejected'::text, 'in_series'::text, 'paid'::text, 'not_paid'::text, 'returned'::text, 'cancelled'::text])))
payments.flow
  emitter text not null
  flow text not null
  held_at timestamp with time zone
  held_because text
  last_hash text
  last_name text
  last_sequence integer not null default 0
  constraint flow_flow_check CHECK ((flow = ANY (ARRAY['DOS'::text, 'PAI'::text, 'ETA'::text, 'REG'::text, 'RBQ'::text, 'ORV'::text, 'CAL'::text, 'REL'::text])))
  constraint flow_pkey PRIMARY KEY (flow, emitter)
payments.movement
  code text
  created_at timestamp with time zone not null
  decided_on date
  dossier_id uuid not null
  effective_on date not null
  field text
  id uuid not null
  label text
  motive text
  motive_label text not null default ''::text
  natures text[] not null default '{}'::text[]
  notified_on date
  state text not null
  state_at timestamp with time zone not null
  type text not null
  version integer not null
  constraint movement_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES payments.dossier(id)
  constraint movement_pkey PRIMARY KEY (id)
  constraint movement_state_check CHECK ((state = ANY (ARRAY['to_send'::text, 'in_batch'::text, 'sent'::text, 'accepted'::text, 'rejected'::text, 'merged'::text])))
  constraint movement_type_check CHECK ((type = ANY (ARRAY['C'::text, 'M'::text, 'S'::text, 'R'::text, 'F'::text, 'A'::text])))
payments.posting
  amount_cents integer not null
  at timestamp with time zone not null
  attempt_id uuid not null
  due_cents integer not null
  on_day date
  series text
  type text not null
  constraint posting_amount_cents_check CHECK ((amount_cents >= 0))
  constraint posting_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payments.attempt(id)
  constraint posting_pkey PRIMARY KEY (attempt_id, type)
  constraint posting_type_check CHECK ((type = ANY (ARRAY['paid'::text, 'returned'::text])))
payments.received_file
  applied_at timestamp with time zone
  bytes bytea not null
  detail text
  flow text not null
  id bigint not null identity
  is_archived boolean not null default false
  line_count integer
  name text not null
  reason text
  received_at timestamp with time zone not null
  sequence integer not null
  sha256 text not null
  size integer not null
  state text not null
  total_cents bigint
  constraint a_file_is_kept_once UNIQUE (name, sha256)
  constraint received_file_pkey PRIMARY KEY (id)
  constraint received_file_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'applied'::text, 'quarantined'::text])))
payments.repayment_order
  asked_cents integer not null
  effective_on date not null
  id text not null
  prestation text not null
  recovered_cents integer not null
  sequence integer not null
  state text not null
  constraint repayment_order_asked_cents_check CHECK ((asked_cents >= 0))
  constraint repayment_order_id_check CHECK ((length(id) <= 40))
  constraint repayment_order_pkey PRIMARY KEY (id)
  constraint repayment_order_recovered_cents_check CHECK ((recovered_cents >= 0))
payments.series
  asp_state text not null
  calendar_sequence integer not null
  code text not null
  cut_off_at timestamp with time zone not null
  executes_on date not null
  expected_cents bigint not null default 0
  expected_count integer not null default 0
  opens_at timestamp with time zone not null
  rank integer not null
  returns_until date not null
  state text not null default 'planned'::text
  value_on date not null
  constraint series_pkey PRIMARY KEY (code)
  constraint series_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'settled'::text, 'reconciled'::text])))
payments.statement
  counts jsonb not null
  file_id bigint not null
  series text not null
  structure_code text not null
  constraint statement_file_id_fkey FOREIGN KEY (file_id) REFERENCES payments.received_file(id)
  constraint statement_pkey PRIMARY KEY (series, structure_code)
people.cover
  adviser_id uuid not null
  created_at timestamp with time zone not null
  created_by uuid not null
  from_on date not null
  id uuid not null
  substitute_id uuid not null
  until_on date not null
  constraint cover_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint cover_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.professional(id)
  constraint cover_ends_after_it_begins CHECK ((until_on >= from_on))
  constraint cover_pkey PRIMARY KEY (id)
  constraint cover_substitute_id_fkey FOREIGN KEY (substitute_id) REFERENCES people.professional(id)
  constraint nobody_covers_for_oneself CHECK ((adviser_id <> substitute_id))
people.follow_up
  adviser_id uuid not null
  ended_at timestamp with time zone
  id uuid not null
  reason text not null default ''::text
  started_at timestamp with time zone not null
  young_person_id uuid not null
  constraint follow_up_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint follow_up_pkey PRIMARY KEY (id)
  constraint follow_up_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
people.professional
  first_name text not null
  id uuid not null
  job_title text not null default ''::text
  last_name text not null
  left_at timestamp with time zone
  service_hours jsonb not null default '[{"to": "17:30", "day": 1, "from": "09:00"}, {"to": "17:30", "day": 2, "from": "09:00"}, {"to": "17:30", "day": 3, "from": "09:00"}, {"to": "17:30", "day": 4, "from": "09:00"}, {"to": "17:00", "day": 5, "from": "09:00"}]'::jsonb
  structure_id uuid
  constraint professional_first_name_check CHECK (((length(first_name) >= 1) AND (length(first_name) <= 100)))
  constraint professional_id_fkey FOREIGN KEY (id) REFERENCES identity.account(id)
  constraint professional_last_name_check CHECK (((length(last_name) >= 1) AND (length(last_name) <= 100)))
  constraint professional_pkey PRIMARY KEY (id)
  constraint professional_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
people.stated_access
  account_id uuid not null
  created_at timestamp with time zone not null
  id uuid not null
  reason text not null
  until timestamp with time zone not null
  young_person_id uuid not null
  constraint stated_access_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint stated_access_pkey PRIMARY KEY (id)
  constraint stated_access_reason_check CHECK (((length(reason) >= 5) AND (length(reason) <= 500)))
  constraint stated_access_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
people.structure
  address text not null default ''::text
  closed_at timestamp with time zone
  code text
  commune_code text
  created_at timestamp with time zone not null
  department_code text not null
  email text
  id uuid not null
  is_demo boolean not null default false
  name text not null
  network text not null
  phone text
  time_zone text not null
  constraint structure_code_key UNIQUE (code)
  constraint structure_commune_code_fkey FOREIGN KEY (commune_code) REFERENCES territories.commune(code)
  constraint structure_department_code_fkey FOREIGN KEY (department_code) REFERENCES territories.department(code)
  constraint structure_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  constraint structure_network_check CHECK ((network = ANY (ARRAY['mission_locale'::text, 'france_travail'::text])))
  constraint structure_pkey PRIMARY KEY (id)
people.transfer_request
  asked_first_name text not null default ''::text
  asked_last_name text not null default ''::text
  created_at timestamp with time zone not null
  decided_at timestamp with time zone
  decided_by uuid
  id uuid not null
  is_other_person boolean not null default false
  message text not null default ''::text
  status text not null default 'open'::text
  to_adviser_id uuid not null
  young_person_id uuid not null
  constraint decided_requests_say_by_whom CHECK (((status = ANY (ARRAY['accepted'::text, 'refused'::text])) = (decided_by IS NOT NULL)))
  constraint transfer_request_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.professional(id)
  constraint transfer_request_message_check CHECK ((length(message) <= 500))
  constraint transfer_request_pkey PRIMARY KEY (id)
  constraint transfer_request_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
  constraint transfer_request_to_adviser_id_fkey FOREIGN KEY (to_adviser_id) REFERENCES people.professional(id)
  constraint transfer_request_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
people.young_person
  adviser_id uuid not null
  adviser_since timestamp with time zone
  archive_comment text
  archive_motive text
  archived_at timestamp with time zone
  birth_date date not null
  commune_code text
  created_at timestamp with time zone not null
  created_by uuid not null
  first_name text not null
  id uuid not null
  last_name text not null
  search text not null
  situation text not null default 'job_seeker'::text
  sort_name text not null default people.to_sort_name(last_name, first_name)
  structure_id uuid not null
  constraint archived_files_have_a_motive CHECK (((archived_at IS NULL) = (archive_motive IS NULL)))
  constraint young_person_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint young_person_commune_code_fkey FOREIGN KEY (commune_code) REFERENCES territories.commune(code)
  constraint young_person_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.professional(id)
  constraint young_person_first_name_check CHECK (((length(first_name) >= 1) AND (length(first_name) <= 100)))
  constraint young_person_id_fkey FOREIGN KEY (id) REFERENCES identity.account(id)
  constraint young_person_last_name_check CHECK (((length(last_name) >= 1) AND (length(last_name) <= 100)))
  constraint young_person_pkey PRIMARY KEY (id)
  constraint young_person_situation_check CHECK ((situation = ANY (ARRAY['job_seeker'::text, 'employed'::text, 'apprenticeship'::text, 'training'::text, 'immersion'::text, 'volunteering'::text, 'schooling'::text, 'other'::text])))
  constraint young_person_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
plans.attendance
  ends_at timestamp with time zone not null
  id uuid not null
  minutes integer not null
  on_day date not null
  part text not null
  prescription_id uuid not null
  recorded_at timestamp with time zone not null
  recorded_by uuid not null
  starts_at timestamp with time zone not null
  state text not null
  young_person_id uuid not null
  constraint attendance_minutes_check CHECK (((minutes >= 15) AND (minutes <= 720)))
  constraint attendance_part_check CHECK ((part = ANY (ARRAY['day'::text, 'morning'::text, 'afternoon'::text])))
  constraint attendance_pkey PRIMARY KEY (id)
  constraint attendance_prescription_id_fkey FOREIGN KEY (prescription_id) REFERENCES plans.prescription(id)
  constraint attendance_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES identity.account(id)
  constraint attendance_state_check CHECK ((state = ANY (ARRAY['present'::text, 'absent'::text, 'excused'::text])))
  constraint attendance_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint minutes_are_those_between_the_hours CHECK ((ends_at = (starts_at + ((minutes)::double precision * '00:01:00'::interval))))
  constraint nobody_attends_twice_at_once EXCLUDE USING gist (prescription_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
  constraint one_presence_a_part UNIQUE (prescription_id, on_day, part)
plans.change
  account_id uuid not null
  at timestamp with time zone not null
  details jsonb not null default '{}'::jsonb
  id bigint not null identity
  objective_id uuid
  prescription_id uuid
  step_id uuid
  what text not null
  young_person_id uuid not null
  constraint change_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint change_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES plans.objective(id)
  constraint change_pkey PRIMARY KEY (id)
  constraint change_prescription_id_fkey FOREIGN KEY (prescription_id) REFERENCES plans.prescription(id)
  constraint change_step_id_fkey FOREIGN KEY (step_id) REFERENCES plans.step(id)
  constraint change_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
plans.objective
  agreed_at timestamp with time zone
  agreed_how text
  closed_on date
  created_at timestamp with time zone not null
  creator_id uuid not null
  description text not null default ''::text
  domain text not null
  drop_reason text not null default ''::text
  ends_on date not null
  id uuid not null
  status text not null default 'proposed'::text
  title text not null
  updated_at timestamp with time zone not null
  version integer not null default 1
  young_person_id uuid not null
  constraint agreed_objectives_say_how CHECK (((agreed_at IS NULL) = (agreed_how IS NULL)))
  constraint closed_objectives_have_a_day CHECK (((status = ANY (ARRAY['achieved'::text, 'dropped'::text])) = (closed_on IS NOT NULL)))
  constraint objective_agreed_how_check CHECK ((agreed_how = ANY (ARRAY['meeting'::text, 'app'::text])))
  constraint objective_creator_id_fkey FOREIGN KEY (creator_id) REFERENCES identity.account(id)
  constraint objective_description_check CHECK ((length(description) <= 2000))
  constraint objective_domain_check CHECK ((domain = ANY (ARRAY['orientation'::text, 'training'::text, 'employment'::text, 'mobility'::text, 'housing'::text, 'budget'::text, 'rights'::text, 'digital'::text, 'citizenship'::text, 'health'::text, 'family'::text, 'justice'::text, 'stay'::text])))
  constraint objective_drop_reason_check CHECK ((length(drop_reason) <= 500))
  constraint objective_pkey PRIMARY KEY (id)
  constraint objective_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'agreed'::text, 'achieved'::text, 'dropped'::text])))
  constraint objective_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
  constraint objective_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint objectives_are_agreed_before_they_count CHECK (((status <> ALL (ARRAY['agreed'::text, 'achieved'::text])) OR (agreed_at IS NOT NULL)))
plans.plan
  next_review_on date not null
  review_weeks integer not null default 4
  updated_at timestamp with time zone not null
  version integer not null default 0
  young_person_id uuid not null
  constraint plan_pkey PRIMARY KEY (young_person_id)
  constraint plan_review_weeks_check CHECK (((review_weeks >= 1) AND (review_weeks <= 26)))
  constraint plan_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
plans.prescription
  category text not null
  closing_words text not null default ''::text
  counts_as_intense boolean not null
  created_at timestamp with time zone not null
  derogation_reason text not null default ''::text
  ended_on date
  ends_on date not null
  extends_contract boolean not null
  id uuid not null
  is_full_time boolean not null default (weekly_minutes >= 1800)
  is_sensitive boolean not null
  motive text
  outcome text
  own_answer text not null default 'waiting'::text
  own_answered_at timestamp with time zone
  own_words text not null default ''::text
  partner_answer text not null default 'waiting'::text
  partner_answered_on date
  partner_contact text not null default ''::text
  partner_name text not null
  prescriber_id uuid not null
  programme_code text not null
  programme_from date not null
  started_on date
  starts_on date not null
  status text not null default 'prescribed'::text
  step_id uuid
  suspends_allowance boolean not null
  updated_at timestamp with time zone not null
  version integer not null default 1
  weekly_minutes integer not null
  young_person_id uuid not null
  constraint begun_programmes_have_a_first_day CHECK (((status = ANY (ARRAY['started'::text, 'ended'::text, 'abandoned'::text])) = (started_on IS NOT NULL)))
  constraint closed_programmes_have_a_last_day CHECK (((status = ANY (ARRAY['ended'::text, 'abandoned'::text])) = (ended_on IS NOT NULL)))
  constraint ended_programmes_say_what_came_of_them CHECK (((status = 'ended'::text) = (outcome IS NOT NULL)))
  constraint left_programmes_say_why CHECK (((status = ANY (ARRAY['abandoned'::text, 'refused'::text])) = (motive IS NOT NULL)))
  constraint one_full_time_programme_at_a_time EXCLUDE USING gist (young_person_id WITH =, daterange(started_on, COALESCE(ended_on, ends_on), '[]'::text) WITH &&) WHERE ((is_full_time AND (started_on IS NOT NULL)))
  constraint prescription_closing_words_check CHECK ((length(closing_words) <= 1000))
  constraint prescription_derogation_reason_check CHECK ((length(derogation_reason) <= 1000))
  constraint prescription_own_answer_check CHECK ((own_answer = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text])))
  constraint prescription_own_words_check CHECK ((length(own_words) <= 500))
  constraint prescription_partner_answer_check CHECK ((partner_answer = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text])))
  constraint prescription_partner_contact_check CHECK ((length(partner_contact) <= 300))
  constraint prescription_partner_name_check CHECK (((length(partner_name) >= 1) AND (length(partner_name) <= 200)))
  constraint prescription_pkey PRIMARY KEY (id)
  constraint prescription_prescriber_id_fkey FOREIGN KEY (prescriber_id) REFERENCES identity.account(id)
  constraint prescription_programme_code_programme_from_fkey FOREIGN KEY (programme_code, programme_from) REFERENCES plans.programme(code, valid_from)
  constraint prescription_status_check CHECK ((status = ANY (ARRAY['prescribed'::text, 'started'::text, 'ended'::text, 'abandoned'::text, 'refused'::text])))
  constraint prescription_step_id_fkey FOREIGN KEY (step_id) REFERENCES plans.step(id)
  constraint prescription_weekly_minutes_check CHECK (((weekly_minutes >= 0) AND (weekly_minutes <= 3600)))
  constraint prescription_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint programme_begins_before_its_end CHECK ((started_on <= ends_on))
  constraint programme_ends_after_it_begins CHECK (((ends_on >= starts_on) AND (ended_on >= started_on)))
plans.programme
  allowance_effect text not null
  category text not null
  code text not null
  conditions text not null default ''::text
  counts_as_intense boolean not null
  created_at timestamp with time zone not null default '2026-11-23 00:00:00+00'::timestamp with time zone
  created_by uuid
  definition text not null
  extends_contract boolean not null
  is_sensitive boolean not null default false
  label text not null
  needs_derogation boolean not null default false
  "position" integer not null default 1000
  sources jsonb not null
  valid_from date not null
  valid_until date
  weekly_minutes integer not null
  constraint one_version_of_a_programme_at_a_time EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_until, '[]'::text) WITH &&)
  constraint programme_allowance_effect_check CHECK ((allowance_effect = ANY (ARRAY['none'::text, 'deducted'::text, 'partly_deducted'::text, 'suspended'::text, 'to_confirm'::text])))
  constraint programme_category_check CHECK ((category = ANY (ARRAY['training'::text, 'intensive_support'::text, 'social_mission'::text, 'aided_job'::text, 'outside_list'::text])))
  constraint programme_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,59}$'::text))
  constraint programme_conditions_check CHECK ((length(conditions) <= 1000))
  constraint programme_created_by_fkey FOREIGN KEY (created_by) REFERENCES identity.account(id)
  constraint programme_definition_check CHECK (((length(definition) >= 10) AND (length(definition) <= 1000)))
  constraint programme_label_check CHECK (((length(label) >= 2) AND (length(label) <= 120)))
  constraint programme_pkey PRIMARY KEY (code, valid_from)
  constraint programme_weekly_minutes_check CHECK (((weekly_minutes >= 0) AND (weekly_minutes <= 3600)))
  constraint programmes_end_after_they_begin CHECK ((valid_until >= valid_from))
plans.review
  at timestamp with time zone not null
  held_by uuid not null
  held_on date not null
  id uuid not null
  next_review_on date not null
  note text not null default ''::text
  number integer not null
  snapshot jsonb not null
  with_young_person boolean not null
  young_person_id uuid not null
  constraint one_version_a_number UNIQUE (young_person_id, number)
  constraint review_held_by_fkey FOREIGN KEY (held_by) REFERENCES identity.account(id)
  constraint review_note_check CHECK ((length(note) <= 2000))
  constraint review_number_check CHECK ((number > 0))
  constraint review_pkey PRIMARY KEY (id)
  constraint review_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
plans.step
  created_at timestamp with time zone not null
  creator_id uuid not null
  done_on date
  due_on date
  id uuid not null
  objective_id uuid not null
  status text not null default 'to_do'::text
  title text not null
  updated_at timestamp with time zone not null
  version integer not null default 1
  young_person_id uuid not null
  constraint done_steps_have_a_day CHECK (((status = 'done'::text) = (done_on IS NOT NULL)))
  constraint step_creator_id_fkey FOREIGN KEY (creator_id) REFERENCES identity.account(id)
  constraint step_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES plans.objective(id)
  constraint step_pkey PRIMARY KEY (id)
  constraint step_status_check CHECK ((status = ANY (ARRAY['to_do'::text, 'in_progress'::text, 'done'::text, 'cancelled'::text])))
  constraint step_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
  constraint step_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
platform.audit_entry
  account_id uuid
  at timestamp with time zone not null
  details jsonb not null default '{}'::jsonb
  id bigint not null identity
  role text
  subject_id uuid
  what text not null
  constraint audit_entry_pkey PRIMARY KEY (id)
platform.event
  at timestamp with time zone not null
  audience uuid[] not null default '{}'::uuid[]
  data jsonb not null
  id bigint not null identity
  seq bigint
  type text not null
  constraint event_pkey PRIMARY KEY (id)
  constraint event_seq_key UNIQUE (seq)
platform.file_access
  account_id uuid not null
  at timestamp with time zone not null
  hour timestamp with time zone not null
  id bigint not null identity
  operation text not null
  person_id uuid not null
  refused boolean not null
  role text not null
  structure_id uuid
  constraint file_access_pkey PRIMARY KEY (id)
  constraint one_line_an_hour UNIQUE (person_id, account_id, operation, refused, hour)
platform.idempotent_reply
  account_id uuid not null
  at timestamp with time zone not null default now()
  key uuid not null
  reply jsonb
  request_hash bytea not null
  constraint idempotent_reply_pkey PRIMARY KEY (account_id, key)
platform.outgoing
  account_id uuid
  body text not null
  calendar text
  channel text not null
  created_at timestamp with time zone not null
  delivered_at timestamp with time zone
  expires_at timestamp with time zone
  id uuid not null
  is_secret boolean not null default false
  kind text not null
  last_error text
  next_try_at timestamp with time zone not null
  recipient text not null
  sent_at timestamp with time zone
  status text not null default 'queued'::text
  subject text not null default ''::text
  tried_at timestamp with time zone
  tries integer not null default 0
  url text
  constraint outgoing_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'push'::text])))
  constraint outgoing_pkey PRIMARY KEY (id)
  constraint outgoing_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'dropped'::text])))
  constraint sent_messages_have_a_date CHECK (((status <> ALL (ARRAY['sent'::text, 'delivered'::text])) OR (sent_at IS NOT NULL)))
platform.setting
  name text not null
  value jsonb not null
  constraint setting_pkey PRIMARY KEY (name)
platform.stuck_event
  at timestamp with time zone not null default now()
  error text not null
  seq bigint not null
  subscriber text not null
  constraint stuck_event_pkey PRIMARY KEY (subscriber, seq)
  constraint stuck_event_subscriber_fkey FOREIGN KEY (subscriber) REFERENCES platform.subscriber(name)
platform.subscriber
  last_seq bigint not null default 0
  name text not null
  constraint subscriber_pkey PRIMARY KEY (name)
team.handover
  agenda jsonb not null default '[]'::jsonb
  back_on date
  covers jsonb not null default '[]'::jsonb
  ended_at timestamp with time zone
  ended_by uuid
  from_adviser_id uuid
  id uuid not null
  made_at timestamp with time zone not null
  made_by uuid not null
  reason text not null default ''::text
  status text not null default 'made'::text
  structure_id uuid not null
  to_adviser_id uuid not null
  constraint ended_handovers_say_when CHECK (((status = 'made'::text) = (ended_at IS NULL)))
  constraint handover_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people.professional(id)
  constraint handover_from_adviser_id_fkey FOREIGN KEY (from_adviser_id) REFERENCES people.professional(id)
  constraint handover_ids_are_unique PRIMARY KEY (id)
  constraint handover_made_by_fkey FOREIGN KEY (made_by) REFERENCES people.professional(id)
  constraint handover_reason_check CHECK ((length(reason) <= 200))
  constraint handover_status_check CHECK ((status = ANY (ARRAY['made'::text, 'undone'::text, 'returned'::text])))
  constraint handover_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint handover_to_adviser_id_fkey FOREIGN KEY (to_adviser_id) REFERENCES people.professional(id)
team.handover_file
  follow_up_id uuid not null
  former_follow_up_id uuid
  from_adviser_id uuid not null
  handover_id uuid not null
  is_back boolean not null default false
  young_person_id uuid not null
  constraint handover_file_from_adviser_id_fkey FOREIGN KEY (from_adviser_id) REFERENCES people.professional(id)
  constraint handover_file_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES team.handover(id)
  constraint handover_file_pkey PRIMARY KEY (handover_id, young_person_id)
  constraint handover_file_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
team.list_export
  account_id uuid not null
  at timestamp with time zone not null
  format text not null
  id uuid not null
  list text not null
  rows integer not null
  constraint list_export_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint list_export_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'ods'::text])))
  constraint list_export_pkey PRIMARY KEY (id)
team.mention
  account_id uuid not null
  note_id uuid not null
  constraint mention_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.professional(id)
  constraint mention_note_id_fkey FOREIGN KEY (note_id) REFERENCES team.note(id)
  constraint mention_pkey PRIMARY KEY (note_id, account_id)
team.note
  assignee_id uuid
  author_id uuid not null
  done_at timestamp with time zone
  done_by uuid
  due_on date
  id uuid not null
  removed_at timestamp with time zone
  structure_id uuid not null
  text text not null
  written_at timestamp with time zone not null
  young_person_id uuid not null
  constraint done_tasks_say_by_whom CHECK (((done_at IS NULL) = (done_by IS NULL)))
  constraint note_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES people.professional(id)
  constraint note_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.professional(id)
  constraint note_done_by_fkey FOREIGN KEY (done_by) REFERENCES people.professional(id)
  constraint note_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint note_text_check CHECK ((length(text) <= 2000))
  constraint note_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint only_tasks_are_done CHECK (((done_at IS NULL) OR (assignee_id IS NOT NULL)))
  constraint only_tasks_have_a_day CHECK (((due_on IS NULL) OR (assignee_id IS NOT NULL)))
  constraint team_note_ids_are_unique PRIMARY KEY (id)
team.weight
  code text not null
  explanation text not null
  label text not null
  points numeric(4,2) not null
  "position" integer not null
  valid_from date not null
  valid_until date
  constraint one_weight_at_a_time EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_until, '[]'::text) WITH &&)
  constraint weight_code_check CHECK ((code = ANY (ARRAY['followed'::text, 'minor'::text, 'recent'::text, 'silent'::text, 'never'::text])))
  constraint weight_points_check CHECK ((points >= (0)::numeric))
  constraint weights_end_after_they_begin CHECK ((valid_until >= valid_from))
territories.commune
  code text not null
  department_code text not null
  latitude real
  longitude real
  name text not null
  population integer not null default 0
  postal_codes text[] not null
  search text not null
  constraint commune_department_code_fkey FOREIGN KEY (department_code) REFERENCES territories.department(code)
  constraint commune_pkey PRIMARY KEY (code)
territories.department
  code text not null
  name text not null
  region_code text not null
  constraint department_pkey PRIMARY KEY (code)
  constraint department_region_code_fkey FOREIGN KEY (region_code) REFERENCES territories.region(code)
territories.region
  code text not null
  name text not null
  constraint region_pkey PRIMARY KEY (code)
workshops.change
  account_id uuid not null
  at timestamp with time zone not null
  fields text[] not null default '{}'::text[]
  id bigint not null identity
  reason text
  session_id uuid not null
  what text not null
  young_person_id uuid
  constraint change_pkey PRIMARY KEY (id)
  constraint change_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
  constraint change_session_id_fkey FOREIGN KEY (session_id) REFERENCES workshops.session(id)
  constraint change_what_check CHECK ((what = ANY (ARRAY['created'::text, 'edited'::text, 'cancelled'::text, 'closed'::text, 'registered'::text, 'waiting'::text, 'promoted'::text, 'left'::text, 'removed'::text, 'present'::text, 'absent'::text, 'excused'::text])))
workshops.invited
  session_id uuid not null
  young_person_id uuid not null
  constraint invited_pkey PRIMARY KEY (session_id, young_person_id)
  constraint invited_session_id_fkey FOREIGN KEY (session_id) REFERENCES workshops.session(id)
  constraint invited_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
workshops.leader
  adviser_id uuid not null
  session_id uuid not null
  constraint leader_adviser_id_fkey FOREIGN KEY (adviser_id) REFERENCES people.professional(id)
  constraint leader_pkey PRIMARY KEY (session_id, adviser_id)
  constraint leader_session_id_fkey FOREIGN KEY (session_id) REFERENCES workshops.session(id)
workshops.registration
  asked_at timestamp with time zone not null
  attendance text
  cancel_reason text
  cancelled_by text
  day_reminder_at timestamp with time zone not null default (((((starts_at AT TIME ZONE time_zone))::date - 1) + '18:00:00'::time without time zone) AT TIME ZONE time_zone)
  ends_at timestamp with time zone not null
  is_override boolean not null default false
  override_reason text
  placed_at timestamp with time zone not null
  sequence integer not null default 0
  session_id uuid not null
  starts_at timestamp with time zone not null
  status text not null
  time_zone text not null
  turn bigint not null identity
  updated_at timestamp with time zone not null
  week_reminder_at timestamp with time zone not null default (((((starts_at AT TIME ZONE time_zone))::date - 7) + '18:00:00'::time without time zone) AT TIME ZONE time_zone)
  young_person_id uuid not null
  constraint cancelled_registrations_say_by_whom CHECK (((status = 'cancelled'::text) = (cancelled_by IS NOT NULL)))
  constraint only_registered_people_came CHECK (((attendance IS NULL) OR (status = 'registered'::text)))
  constraint registration_attendance_check CHECK ((attendance = ANY (ARRAY['present'::text, 'absent'::text, 'excused'::text])))
  constraint registration_cancel_reason_check CHECK (((length(cancel_reason) >= 1) AND (length(cancel_reason) <= 500)))
  constraint registration_cancelled_by_check CHECK ((cancelled_by = ANY (ARRAY['young_person'::text, 'professional'::text, 'session'::text])))
  constraint registration_override_reason_check CHECK (((length(override_reason) >= 5) AND (length(override_reason) <= 500)))
  constraint registration_pkey PRIMARY KEY (session_id, young_person_id)
  constraint registration_session_id_fkey FOREIGN KEY (session_id) REFERENCES workshops.session(id)
  constraint registration_status_check CHECK ((status = ANY (ARRAY['registered'::text, 'waiting'::text, 'cancelled'::text])))
  constraint registration_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
workshops.reminder
  at timestamp with time zone not null
  kind text not null
  session_id uuid not null
  starts_at timestamp with time zone not null
  young_person_id uuid not null
  constraint reminder_kind_check CHECK ((kind = ANY (ARRAY['week'::text, 'day'::text])))
  constraint reminder_pkey PRIMARY KEY (session_id, young_person_id, kind, starts_at)
  constraint reminder_session_id_young_person_id_fkey FOREIGN KEY (session_id, young_person_id) REFERENCES workshops.registration(session_id, young_person_id)
workshops.session
  address text
  audience text not null
  cancel_reason text
  capacity integer
  closed_at timestamp with time zone
  content_hash bytea not null
  created_at timestamp with time zone not null
  created_by uuid not null
  default_minutes integer not null
  description text not null default ''::text
  ends_at timestamp with time zone not null
  has_waiting_list boolean not null
  id uuid not null
  is_open boolean not null
  kind text not null
  leave_hours integer not null
  link text
  modality text not null
  registered_count integer not null default 0
  sequence integer not null default 0
  starts_at timestamp with time zone not null
  status text not null default 'planned'::text
  structure_id uuid not null
  time_zone text not null
  title text not null
  updated_at timestamp with time zone not null
  constraint capacity_is_never_exceeded CHECK ((registered_count <= capacity))
  constraint closed_sessions_say_when CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL)))
  constraint only_cancelled_sessions_say_why CHECK (((cancel_reason IS NULL) OR (status = 'cancelled'::text)))
  constraint session_address_check CHECK (((length(address) >= 1) AND (length(address) <= 300)))
  constraint session_audience_check CHECK ((audience = ANY (ARRAY['structure'::text, 'chosen'::text])))
  constraint session_cancel_reason_check CHECK (((length(cancel_reason) >= 1) AND (length(cancel_reason) <= 500)))
  constraint session_capacity_check CHECK (((capacity >= 1) AND (capacity <= 500)))
  constraint session_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.professional(id)
  constraint session_default_minutes_check CHECK (((default_minutes >= 0) AND (default_minutes <= 600)))
  constraint session_description_check CHECK ((length(description) <= 2000))
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['workshop'::text, 'information'::text])))
  constraint session_leave_hours_check CHECK (((leave_hours >= 0) AND (leave_hours <= 336)))
  constraint session_link_check CHECK (((link ~~ 'https://%'::text) AND (length(link) <= 500)))
  constraint session_modality_check CHECK ((modality = ANY (ARRAY['at_structure'::text, 'elsewhere'::text, 'video'::text])))
  constraint session_pkey PRIMARY KEY (id)
  constraint session_registered_count_check CHECK ((registered_count >= 0))
  constraint session_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'closed'::text, 'cancelled'::text])))
  constraint session_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES people.structure(id)
  constraint session_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)))
  constraint sessions_elsewhere_have_an_address CHECK (((modality <> 'elsewhere'::text) OR (address IS NOT NULL)))
  constraint sessions_end_after_they_start CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '10:00:00'::interval))))
  constraint video_sessions_have_a_link CHECK (((modality <> 'video'::text) OR (link IS NOT NULL)))

-- indexes

CREATE INDEX action_of_a_person ON actions.action USING btree (young_person_id, due_on) WHERE (deleted_at IS NULL);
CREATE INDEX action_of_a_step ON actions.action USING btree (young_person_id) WHERE ((step_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX action_pkey ON actions.action USING btree (id);
CREATE INDEX action_to_remind ON actions.action USING btree (due_on) WHERE (wants_reminder AND (status = ANY (ARRAY['to_do'::text, 'in_progress'::text])) AND (deleted_at IS NULL));
CREATE INDEX action_waiting ON actions.action USING btree (young_person_id, due_on) INCLUDE (status) WHERE ((deleted_at IS NULL) AND ((status = ANY (ARRAY['to_do'::text, 'in_progress'::text])) OR ((status = 'done'::text) AND (qualified_category IS NULL))));
CREATE UNIQUE INDEX catalogue_entry_pkey ON actions.catalogue_entry USING btree (code);
CREATE INDEX change_action_id_id_idx ON actions.change USING btree (action_id, id);
CREATE UNIQUE INDEX change_pkey ON actions.change USING btree (id);
CREATE INDEX comment_action_id_written_at_idx ON actions.comment USING btree (action_id, written_at);
CREATE UNIQUE INDEX comment_pkey ON actions.comment USING btree (id);
CREATE INDEX qualification_action_id_id_idx ON actions.qualification USING btree (action_id, id);
CREATE UNIQUE INDEX qualification_pkey ON actions.qualification USING btree (id);
CREATE UNIQUE INDEX reminder_pkey ON actions.reminder USING btree (action_id, due_on);
CREATE UNIQUE INDEX feed_pkey ON agenda.feed USING btree (id);
CREATE UNIQUE INDEX feed_token_hash_key ON agenda.feed USING btree (token_hash);
CREATE UNIQUE INDEX one_feed_per_account ON agenda.feed USING btree (account_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX a_second_person_looks ON allowance.look USING btree (declaration_id, made_by);
CREATE UNIQUE INDEX balance_pkey ON allowance.balance USING btree (month_id);
CREATE UNIQUE INDEX calculation_pkey ON allowance.calculation USING btree (month_id, number);
CREATE UNIQUE INDEX declaration_pkey ON allowance.declaration USING btree (id);
CREATE INDEX entry_month_id_id_idx ON allowance.entry USING btree (month_id, id);
CREATE UNIQUE INDEX entry_pkey ON allowance.entry USING btree (id);
CREATE UNIQUE INDEX look_pkey ON allowance.look USING btree (declaration_id, rank);
CREATE INDEX month_month_idx ON allowance.month USING btree (month) WHERE (status = 'awaiting'::text);
CREATE INDEX month_month_young_person_id_idx ON allowance.month USING btree (month, young_person_id);
CREATE UNIQUE INDEX month_pkey ON allowance.month USING btree (id);
CREATE INDEX month_young_person_id_idx ON allowance.month USING btree (young_person_id) WHERE ('second_look'::text = ANY (blockers));
CREATE UNIQUE INDEX one_declaration_a_month ON allowance.declaration USING btree (young_person_id, month, version);
CREATE UNIQUE INDEX one_month_a_person ON allowance.month USING btree (young_person_id, month);
CREATE UNIQUE INDEX paper_pkey ON allowance.paper USING btree (declaration_id, file_id);
CREATE UNIQUE INDEX reminder_pkey ON allowance.reminder USING btree (young_person_id, month, on_day);
CREATE UNIQUE INDEX run_part_pkey ON allowance.run_part USING btree (month, on_day, from_person_id);
CREATE UNIQUE INDEX run_pkey ON allowance.run USING btree (month, on_day);
CREATE UNIQUE INDEX tax_review_pkey ON allowance.tax_review USING btree (id);
CREATE INDEX tax_review_young_person_id_from_month_made_at_idx ON allowance.tax_review USING btree (young_person_id, from_month DESC, made_at DESC);
CREATE UNIQUE INDEX word_pkey ON allowance.word USING btree (declaration_id, about);
CREATE INDEX adviser_busy ON appointments.presence USING gist (adviser_id, tstzrange(starts_at, ends_at)) WHERE ((status = 'planned'::text) AND (NOT is_override));
CREATE UNIQUE INDEX appointment_pkey ON appointments.appointment USING btree (id);
CREATE INDEX appointment_structure_id_starts_at_idx ON appointments.appointment USING btree (structure_id, starts_at);
CREATE INDEX change_appointment_id_id_idx ON appointments.change USING btree (appointment_id, id);
CREATE UNIQUE INDEX change_pkey ON appointments.change USING btree (id);
CREATE INDEX day_reminders ON appointments.participation USING btree (day_reminder_at) WHERE (status = 'planned'::text);
CREATE INDEX engagement_person_id_starts_at_idx ON appointments.engagement USING btree (person_id, starts_at);
CREATE UNIQUE INDEX engagement_pkey ON appointments.engagement USING btree (source_id, person_id);
CREATE UNIQUE INDEX one_booking_per_slot ON appointments.appointment USING btree (slot_id) WHERE (status = 'planned'::text);
CREATE INDEX participation_of_person ON appointments.participation USING btree (young_person_id, starts_at);
CREATE UNIQUE INDEX participation_pkey ON appointments.participation USING btree (appointment_id, young_person_id);
CREATE INDEX person_engaged ON appointments.engagement USING gist (person_id, tstzrange(starts_at, ends_at)) WHERE (NOT is_override);
CREATE INDEX presence_of_adviser ON appointments.presence USING btree (adviser_id, starts_at);
CREATE UNIQUE INDEX presence_pkey ON appointments.presence USING btree (appointment_id, adviser_id);
CREATE UNIQUE INDEX reminder_pkey ON appointments.reminder USING btree (appointment_id, young_person_id, kind, starts_at);
CREATE UNIQUE INDEX slot_pkey ON appointments.slot USING btree (id);
CREATE INDEX slot_structure_id_starts_at_idx ON appointments.slot USING btree (structure_id, starts_at) WHERE (withdrawn_at IS NULL);
CREATE INDEX slots_of_an_adviser_never_overlap ON appointments.slot USING gist (adviser_id, tstzrange(starts_at, ends_at)) WHERE (withdrawn_at IS NULL);
CREATE INDEX week_reminders ON appointments.participation USING btree (week_reminder_at) WHERE (status = 'planned'::text);
CREATE INDEX young_person_busy ON appointments.participation USING gist (young_person_id, tstzrange(starts_at, ends_at)) WHERE ((status = 'planned'::text) AND (NOT is_override));
CREATE UNIQUE INDEX erasure_pkey ON audit.erasure USING btree (account_id);
CREATE INDEX contract_at_term ON contracts.contract USING btree (ends_on) WHERE (status = 'active'::text);
CREATE INDEX contract_in_force ON contracts.contract USING btree (young_person_id) INCLUDE (ends_on) WHERE (status = 'active'::text);
CREATE INDEX contract_of_a_person ON contracts.contract USING btree (young_person_id, starts_on DESC);
CREATE UNIQUE INDEX contract_pkey ON contracts.contract USING btree (id);
CREATE UNIQUE INDEX course_pkey ON contracts.course USING btree (id);
CREATE UNIQUE INDEX decision_pkey ON contracts.decision USING btree (id);
CREATE INDEX decision_young_person_id_decided_at_idx ON contracts.decision USING btree (young_person_id, decided_at DESC);
CREATE UNIQUE INDEX diagnosis_pkey ON contracts.diagnosis USING btree (id);
CREATE INDEX diagnosis_young_person_id_made_on_idx ON contracts.diagnosis USING btree (young_person_id, made_on DESC);
CREATE UNIQUE INDEX eligibility_pkey ON contracts.eligibility USING btree (young_person_id);
CREATE UNIQUE INDEX holding_pkey ON contracts.holding USING btree (contract_id, from_on);
CREATE UNIQUE INDEX need_pkey ON contracts.need USING btree (diagnosis_id, domain);
CREATE UNIQUE INDEX objective_pkey ON contracts.objective USING btree (contract_id, version, "position");
CREATE INDEX one_contract_at_a_time ON contracts.contract USING gist (young_person_id, daterange(starts_on, COALESCE(ended_on, ends_on), '[]'::text)) WHERE (status = ANY (ARRAY['draft'::text, 'to_sign'::text, 'active'::text, 'ended'::text]));
CREATE UNIQUE INDEX one_contract_in_preparation ON contracts.contract USING btree (young_person_id) WHERE (status = ANY (ARRAY['draft'::text, 'to_sign'::text]));
CREATE UNIQUE INDEX one_decision_after_another ON contracts.decision USING btree (previous_id);
CREATE INDEX one_holder_a_day ON contracts.holding USING gist (contract_id, daterange(from_on, until_on, '[]'::text));
CREATE INDEX one_open_course_per_person ON contracts.course USING gist (young_person_id, daterange(started_on, ended_on));
CREATE UNIQUE INDEX one_open_link_per_contract ON contracts.representative USING btree (contract_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_open_task_per_paper ON contracts.task USING btree (young_person_id, kind) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX representative_pkey ON contracts.representative USING btree (id);
CREATE UNIQUE INDEX representative_token_hash_key ON contracts.representative USING btree (token_hash);
CREATE UNIQUE INDEX signature_pkey ON contracts.signature USING btree (contract_id, version, signer);
CREATE UNIQUE INDEX signing_code_pkey ON contracts.signing_code USING btree (contract_id);
CREATE INDEX task_open ON contracts.task USING btree (young_person_id, due_on) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX task_pkey ON contracts.task USING btree (id);
CREATE UNIQUE INDEX version_pkey ON contracts.version USING btree (contract_id, number);
CREATE UNIQUE INDEX content_pkey ON files.content USING btree (key);
CREATE INDEX content_released_at_idx ON files.content USING btree (released_at) WHERE (released_at IS NOT NULL);
CREATE INDEX content_stored_at_idx ON files.content USING btree (stored_at);
CREATE INDEX file_added_at_idx ON files.file USING btree (added_at) WHERE ((owner_kind IS NULL) AND (emptied_at IS NULL));
CREATE INDEX file_added_by_added_at_idx ON files.file USING btree (added_by, added_at DESC);
CREATE INDEX file_content_key_idx ON files.file USING btree (content_key) WHERE (content_key IS NOT NULL);
CREATE INDEX file_expires_on_idx ON files.file USING btree (expires_on) WHERE (emptied_at IS NULL);
CREATE UNIQUE INDEX file_ids_are_unique ON files.file USING btree (id);
CREATE INDEX file_owner_id_idx ON files.file USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX file_scan_idx ON files.file USING btree (scan) WHERE ((emptied_at IS NULL) AND (scan = ANY (ARRAY['waiting'::text, 'not-scanned'::text])));
CREATE INDEX file_young_person_id_added_at_id_idx ON files.file USING btree (young_person_id, added_at DESC, id DESC);
CREATE INDEX entry_of_a_week ON hours.entry USING btree (young_person_id, monday);
CREATE UNIQUE INDEX entry_pkey ON hours.entry USING btree (id);
CREATE INDEX entry_to_validate ON hours.entry USING btree (young_person_id, monday) WHERE (state = ANY (ARRAY['declared'::text, 'contested'::text]));
CREATE UNIQUE INDEX every_event_counts_once ON hours.entry USING btree (source_kind, source_id, young_person_id, on_day);
CREATE INDEX fact_entry_id_id_idx ON hours.fact USING btree (entry_id, id);
CREATE UNIQUE INDEX fact_pkey ON hours.fact USING btree (id);
CREATE UNIQUE INDEX revision_pkey ON hours.revision USING btree (id);
CREATE INDEX revision_young_person_id_monday_id_idx ON hours.revision USING btree (young_person_id, monday, id);
CREATE UNIQUE INDEX scale_pkey ON hours.scale USING btree (id);
CREATE INDEX scale_structure_id_kind_valid_from_idx ON hours.scale USING btree (structure_id, kind, valid_from);
CREATE INDEX signal_of_a_person ON hours.signal USING btree (young_person_id, on_day DESC);
CREATE INDEX signal_of_an_adviser ON hours.signal USING btree (adviser_id, on_day DESC);
CREATE UNIQUE INDEX signal_pkey ON hours.signal USING btree (id);
CREATE INDEX unavailability_of_a_person ON hours.unavailability USING btree (young_person_id, until_on) WHERE (cancelled_at IS NULL);
CREATE UNIQUE INDEX unavailability_pkey ON hours.unavailability USING btree (id);
CREATE INDEX week_contested ON hours.week USING btree (young_person_id) WHERE (contested > 0);
CREATE UNIQUE INDEX week_pkey ON hours.week USING btree (young_person_id, monday);
CREATE INDEX week_to_close ON hours.week USING btree (monday) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX word_pkey ON hours.word USING btree (fact_id);
CREATE UNIQUE INDEX account_pkey ON identity.account USING btree (id);
CREATE INDEX account_structure_id_idx ON identity.account USING btree (structure_id);
CREATE INDEX challenge_expires_at_idx ON identity.challenge USING btree (expires_at);
CREATE UNIQUE INDEX challenge_pkey ON identity.challenge USING btree (id);
CREATE UNIQUE INDEX consent_pkey ON identity.consent USING btree (account_id, kind, version);
CREATE INDEX contact_change_expires_at_idx ON identity.contact_change USING btree (expires_at);
CREATE UNIQUE INDEX contact_change_pkey ON identity.contact_change USING btree (account_id);
CREATE INDEX link_account_id_idx ON identity.link USING btree (account_id);
CREATE UNIQUE INDEX link_pkey ON identity.link USING btree (token_hash);
CREATE INDEX mandate_contact_idx ON identity.mandate USING btree (contact) WHERE (revoked_at IS NULL);
CREATE INDEX mandate_given_by_idx ON identity.mandate USING btree (given_by);
CREATE UNIQUE INDEX mandate_link_hash_key ON identity.mandate USING btree (link_hash);
CREATE UNIQUE INDEX mandate_pkey ON identity.mandate USING btree (id);
CREATE INDEX mandate_revoked_by_idx ON identity.mandate USING btree (revoked_by);
CREATE INDEX mandate_young_person_id_idx ON identity.mandate USING btree (young_person_id);
CREATE INDEX oidc_subject_account_id_idx ON identity.oidc_subject USING btree (account_id);
CREATE UNIQUE INDEX oidc_subject_pkey ON identity.oidc_subject USING btree (issuer, subject);
CREATE UNIQUE INDEX one_open_account_per_email ON identity.account USING btree (email) WHERE (status <> 'closed'::text);
CREATE UNIQUE INDEX one_open_account_per_phone ON identity.account USING btree (phone) WHERE (status <> 'closed'::text);
CREATE INDEX one_time_code_account_id_created_at_idx ON identity.one_time_code USING btree (account_id, created_at DESC);
CREATE INDEX one_time_code_expires_at_idx ON identity.one_time_code USING btree (expires_at);
CREATE UNIQUE INDEX one_time_code_pkey ON identity.one_time_code USING btree (id);
CREATE INDEX passkey_account_id_idx ON identity.passkey USING btree (account_id);
CREATE UNIQUE INDEX passkey_pkey ON identity.passkey USING btree (id);
CREATE UNIQUE INDEX password_pkey ON identity.password USING btree (account_id);
CREATE INDEX session_account_id_idx ON identity.session USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX session_expires_at_idx ON identity.session USING btree (expires_at);
CREATE INDEX session_mandate_id_idx ON identity.session USING btree (mandate_id) WHERE (mandate_id IS NOT NULL);
CREATE UNIQUE INDEX session_pkey ON identity.session USING btree (id);
CREATE UNIQUE INDEX session_token_hash_key ON identity.session USING btree (token_hash);
CREATE UNIQUE INDEX throttle_pkey ON identity.throttle USING btree (kind, key);
CREATE INDEX throttle_window_ends_at_idx ON identity.throttle USING btree (window_ends_at);
CREATE UNIQUE INDEX totp_pkey ON identity.totp USING btree (account_id);
CREATE INDEX banner_author_id_until_on_idx ON messaging.banner USING btree (author_id, until_on) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX banner_ids_are_unique ON messaging.banner USING btree (id);
CREATE UNIQUE INDEX conversation_pkey ON messaging.conversation USING btree (id);
CREATE INDEX group_message_author_id_created_at_idx ON messaging.group_message USING btree (author_id, created_at DESC);
CREATE UNIQUE INDEX group_message_ids_are_unique ON messaging.group_message USING btree (id);
CREATE INDEX group_message_list_id_created_at_idx ON messaging.group_message USING btree (list_id, created_at DESC) WHERE (list_id IS NOT NULL);
CREATE UNIQUE INDEX list_ids_are_unique ON messaging.list USING btree (id);
CREATE UNIQUE INDEX list_member_pkey ON messaging.list_member USING btree (list_id, young_person_id);
CREATE INDEX list_member_young_person_id_idx ON messaging.list_member USING btree (young_person_id);
CREATE INDEX list_owner_id_idx ON messaging.list USING btree (owner_id) WHERE (deleted_at IS NULL);
CREATE INDEX message_author_id_sent_at_idx ON messaging.message USING btree (author_id, sent_at DESC) WHERE (NOT by_young);
CREATE INDEX message_group_message_id_idx ON messaging.message USING btree (group_message_id) WHERE (group_message_id IS NOT NULL);
CREATE UNIQUE INDEX message_ids_are_unique ON messaging.message USING btree (id);
CREATE INDEX message_reply_to_id_idx ON messaging.message USING btree (reply_to_id) WHERE (reply_to_id IS NOT NULL);
CREATE UNIQUE INDEX message_version_pkey ON messaging.message_version USING btree (message_id, version);
CREATE INDEX message_words ON messaging.message USING gin (messaging.plain(text) gin_trgm_ops) WHERE ((kind = 'message'::text) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX one_message_per_number ON messaging.message USING btree (conversation_id, number);
CREATE UNIQUE INDEX out_of_hours_pkey ON messaging.out_of_hours USING btree (adviser_id);
CREATE UNIQUE INDEX receipt_log_pkey ON messaging.receipt_log USING btree (conversation_id, by_young, kind, up_to);
CREATE UNIQUE INDEX receipt_pkey ON messaging.receipt USING btree (conversation_id, account_id);
CREATE INDEX scheduled_author_id_send_at_idx ON messaging.scheduled USING btree (author_id, send_at DESC);
CREATE UNIQUE INDEX scheduled_ids_are_unique ON messaging.scheduled USING btree (id);
CREATE UNIQUE INDEX scheduled_recipient_pkey ON messaging.scheduled_recipient USING btree (scheduled_id, young_person_id);
CREATE INDEX scheduled_recipient_young_person_id_idx ON messaging.scheduled_recipient USING btree (young_person_id);
CREATE INDEX scheduled_send_at_idx ON messaging.scheduled USING btree (send_at) WHERE (status = 'waiting'::text);
CREATE INDEX template_author_id_idx ON messaging.template USING btree (author_id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX template_ids_are_unique ON messaging.template USING btree (id);
CREATE INDEX template_structure_id_idx ON messaging.template USING btree (structure_id) WHERE ((structure_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX delivery_pkey ON notifications.delivery USING btree (outgoing_id);
CREATE INDEX device_account_id_idx ON notifications.device USING btree (account_id);
CREATE UNIQUE INDEX device_pkey ON notifications.device USING btree (id);
CREATE INDEX device_session_id_idx ON notifications.device USING btree (session_id);
CREATE UNIQUE INDEX digest_choice_pkey ON notifications.digest_choice USING btree (account_id);
CREATE INDEX notice_account_id_happened_at_id_idx ON notifications.notice USING btree (account_id, happened_at DESC, id DESC);
CREATE INDEX notice_account_id_idx ON notifications.notice USING btree (account_id) WHERE (read_at IS NULL);
CREATE INDEX notice_happened_at_idx ON notifications.notice USING btree (happened_at);
CREATE UNIQUE INDEX notice_pkey ON notifications.notice USING btree (id);
CREATE INDEX notice_young_person_id_idx ON notifications.notice USING btree (young_person_id);
CREATE UNIQUE INDEX one_account_per_device ON notifications.device USING btree (endpoint);
CREATE UNIQUE INDEX one_delivery_per_channel_and_fact ON notifications.delivery USING btree (notice_id, version, channel, device_id) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX one_notice_per_fact ON notifications.notice USING btree (account_id, kind, about_id, version);
CREATE UNIQUE INDEX preference_pkey ON notifications.preference USING btree (account_id, kind, channel);
CREATE UNIQUE INDEX sms_choice_pkey ON notifications.sms_choice USING btree (account_id);
CREATE UNIQUE INDEX a_fact_is_told_once ON payments.fact USING btree (attempt_id, type, content);
CREATE UNIQUE INDEX a_file_is_kept_once ON payments.received_file USING btree (name, sha256);
CREATE UNIQUE INDEX an_anomaly_is_open_once ON payments.anomaly USING btree (type, about) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX anomaly_pkey ON payments.anomaly USING btree (id);
CREATE INDEX attempt_of_a_month ON payments.attempt USING btree (dossier_id, month);
CREATE INDEX attempt_of_a_series ON payments.attempt USING btree (series) WHERE (state = ANY (ARRAY['accepted'::text, 'in_payment'::text]));
CREATE UNIQUE INDEX attempt_pkey ON payments.attempt USING btree (id);
CREATE INDEX attempt_to_send ON payments.attempt USING btree (created_at) WHERE (state = 'ready'::text);
CREATE UNIQUE INDEX attempts_are_numbered ON payments.attempt USING btree (prestation, kind, type, number);
CREATE INDEX batch_line_attempt_id_idx ON payments.batch_line USING btree (attempt_id);
CREATE INDEX batch_line_movement_id_idx ON payments.batch_line USING btree (movement_id);
CREATE UNIQUE INDEX batch_line_pkey ON payments.batch_line USING btree (batch_id, number);
CREATE UNIQUE INDEX batch_name_key ON payments.batch USING btree (name);
CREATE INDEX batch_on_its_way ON payments.batch USING btree (flow, sequence) WHERE (state = ANY (ARRAY['sealed'::text, 'uncertain'::text, 'deposited'::text, 'acknowledged'::text]));
CREATE UNIQUE INDEX batch_pkey ON payments.batch USING btree (id);
CREATE UNIQUE INDEX blocked_account_pkey ON payments.blocked_account USING btree (account_id);
CREATE UNIQUE INDEX circuit_pkey ON payments.circuit USING btree (id);
CREATE UNIQUE INDEX dossier_number_key ON payments.dossier USING btree (number);
CREATE UNIQUE INDEX dossier_pkey ON payments.dossier USING btree (id);
CREATE INDEX dossier_young_person_id_idx ON payments.dossier USING btree (young_person_id);
CREATE UNIQUE INDEX fact_pkey ON payments.fact USING btree (id);
CREATE INDEX fact_settled_in_idx ON payments.fact USING btree (settled_in);
CREATE UNIQUE INDEX flow_pkey ON payments.flow USING btree (flow, emitter);
CREATE INDEX movement_dossier_id_version_idx ON payments.movement USING btree (dossier_id, version);
CREATE UNIQUE INDEX movement_pkey ON payments.movement USING btree (id);
CREATE UNIQUE INDEX one_active_attempt_per_month ON payments.attempt USING btree (prestation, kind) WHERE ((type = 'P'::text) AND (NOT is_second) AND (state = ANY (ARRAY['ready'::text, 'in_batch'::text, 'sent'::text, 'accepted'::text, 'in_payment'::text, 'paid'::text, 'disputed'::text])));
CREATE UNIQUE INDEX one_movement_waits_per_dossier ON payments.movement USING btree (dossier_id) WHERE (state = 'to_send'::text);
CREATE UNIQUE INDEX posting_pkey ON payments.posting USING btree (attempt_id, type);
CREATE INDEX received_file_name_state_idx ON payments.received_file USING btree (name, state);
CREATE UNIQUE INDEX received_file_pkey ON payments.received_file USING btree (id);
CREATE UNIQUE INDEX repayment_order_pkey ON payments.repayment_order USING btree (id);
CREATE UNIQUE INDEX sequences_have_no_repeat ON payments.batch USING btree (flow, emitter, sequence);
CREATE UNIQUE INDEX series_pkey ON payments.series USING btree (code);
CREATE UNIQUE INDEX statement_pkey ON payments.statement USING btree (series, structure_code);
CREATE INDEX cover_adviser_id_until_on_idx ON people.cover USING btree (adviser_id, until_on);
CREATE UNIQUE INDEX cover_pkey ON people.cover USING btree (id);
CREATE INDEX cover_substitute_id_until_on_idx ON people.cover USING btree (substitute_id, until_on);
CREATE INDEX follow_up_adviser_id_idx ON people.follow_up USING btree (adviser_id);
CREATE UNIQUE INDEX follow_up_pkey ON people.follow_up USING btree (id);
CREATE INDEX follow_up_young_person_id_started_at_idx ON people.follow_up USING btree (young_person_id, started_at DESC);
CREATE UNIQUE INDEX one_lead_adviser_at_a_time ON people.follow_up USING btree (young_person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_open_transfer_request ON people.transfer_request USING btree (young_person_id, to_adviser_id) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX professional_pkey ON people.professional USING btree (id);
CREATE INDEX professional_structure_id_idx ON people.professional USING btree (structure_id);
CREATE INDEX stated_access_account_id_young_person_id_until_idx ON people.stated_access USING btree (account_id, young_person_id, until);
CREATE UNIQUE INDEX stated_access_pkey ON people.stated_access USING btree (id);
CREATE INDEX stated_access_young_person_id_created_at_idx ON people.stated_access USING btree (young_person_id, created_at DESC);
CREATE UNIQUE INDEX structure_code_key ON people.structure USING btree (code);
CREATE INDEX structure_department_code_idx ON people.structure USING btree (department_code);
CREATE INDEX structure_lower_idx ON people.structure USING gin (lower(name) gin_trgm_ops);
CREATE UNIQUE INDEX structure_pkey ON people.structure USING btree (id);
CREATE UNIQUE INDEX transfer_request_pkey ON people.transfer_request USING btree (id);
CREATE INDEX transfer_request_to_adviser_id_created_at_idx ON people.transfer_request USING btree (to_adviser_id, created_at DESC);
CREATE INDEX young_person_adviser_id_idx ON people.young_person USING btree (adviser_id) WHERE (archived_at IS NULL);
CREATE INDEX young_person_adviser_id_idx1 ON people.young_person USING btree (adviser_id) WHERE (archived_at IS NOT NULL);
CREATE INDEX young_person_birth_date_search_idx ON people.young_person USING btree (birth_date, search);
CREATE UNIQUE INDEX young_person_pkey ON people.young_person USING btree (id);
CREATE INDEX young_person_search_idx ON people.young_person USING gin (search gin_trgm_ops);
CREATE INDEX young_person_structure_id_idx ON people.young_person USING btree (structure_id);
CREATE UNIQUE INDEX attendance_pkey ON plans.attendance USING btree (id);
CREATE INDEX attendance_young_person_id_on_day_idx ON plans.attendance USING btree (young_person_id, on_day);
CREATE UNIQUE INDEX change_pkey ON plans.change USING btree (id);
CREATE INDEX change_prescription_id_id_idx ON plans.change USING btree (prescription_id, id) WHERE (prescription_id IS NOT NULL);
CREATE INDEX change_young_person_id_id_idx ON plans.change USING btree (young_person_id, id DESC);
CREATE INDEX nobody_attends_twice_at_once ON plans.attendance USING gist (prescription_id, tstzrange(starts_at, ends_at));
CREATE INDEX objective_of_a_person ON plans.objective USING btree (young_person_id, ends_on);
CREATE UNIQUE INDEX objective_pkey ON plans.objective USING btree (id);
CREATE INDEX one_full_time_programme_at_a_time ON plans.prescription USING gist (young_person_id, daterange(started_on, COALESCE(ended_on, ends_on), '[]'::text)) WHERE (is_full_time AND (started_on IS NOT NULL));
CREATE UNIQUE INDEX one_presence_a_part ON plans.attendance USING btree (prescription_id, on_day, part);
CREATE UNIQUE INDEX one_version_a_number ON plans.review USING btree (young_person_id, number);
CREATE INDEX one_version_of_a_programme_at_a_time ON plans.programme USING gist (code, daterange(valid_from, valid_until, '[]'::text));
CREATE UNIQUE INDEX plan_pkey ON plans.plan USING btree (young_person_id);
CREATE INDEX prescription_of_a_person ON plans.prescription USING btree (young_person_id, starts_on);
CREATE INDEX prescription_open ON plans.prescription USING btree (young_person_id, ends_on) WHERE (status = ANY (ARRAY['prescribed'::text, 'started'::text]));
CREATE UNIQUE INDEX prescription_pkey ON plans.prescription USING btree (id);
CREATE UNIQUE INDEX programme_pkey ON plans.programme USING btree (code, valid_from);
CREATE UNIQUE INDEX review_pkey ON plans.review USING btree (id);
CREATE INDEX step_objective_id_created_at_idx ON plans.step USING btree (objective_id, created_at);
CREATE UNIQUE INDEX step_pkey ON plans.step USING btree (id);
CREATE INDEX step_young_person_id_idx ON plans.step USING btree (young_person_id);
CREATE INDEX audit_entry_at_idx ON platform.audit_entry USING btree (at DESC);
CREATE INDEX audit_entry_by_account ON platform.audit_entry USING btree (account_id, what, at DESC);
CREATE UNIQUE INDEX audit_entry_pkey ON platform.audit_entry USING btree (id);
CREATE INDEX audit_entry_subject_id_at_idx ON platform.audit_entry USING btree (subject_id, at DESC);
CREATE UNIQUE INDEX event_pkey ON platform.event USING btree (id);
CREATE UNIQUE INDEX event_seq_key ON platform.event USING btree (seq);
CREATE INDEX event_waiting ON platform.event USING btree (id) WHERE (seq IS NULL);
CREATE INDEX file_access_account_id_at_idx ON platform.file_access USING btree (account_id, at DESC);
CREATE UNIQUE INDEX file_access_pkey ON platform.file_access USING btree (id);
CREATE INDEX idempotent_reply_at_idx ON platform.idempotent_reply USING btree (at);
CREATE UNIQUE INDEX idempotent_reply_pkey ON platform.idempotent_reply USING btree (account_id, key);
CREATE UNIQUE INDEX one_line_an_hour ON platform.file_access USING btree (person_id, account_id, operation, refused, hour);
CREATE INDEX outgoing_account_id_created_at_id_idx ON platform.outgoing USING btree (account_id, created_at DESC, id DESC);
CREATE INDEX outgoing_created_at_idx ON platform.outgoing USING btree (created_at DESC);
CREATE INDEX outgoing_due ON platform.outgoing USING btree (channel, next_try_at) WHERE (status = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX outgoing_expiring ON platform.outgoing USING btree (expires_at) WHERE (status = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE UNIQUE INDEX outgoing_pkey ON platform.outgoing USING btree (id);
CREATE INDEX outgoing_tried ON platform.outgoing USING btree (channel, tried_at DESC) WHERE (tried_at IS NOT NULL);
CREATE UNIQUE INDEX setting_pkey ON platform.setting USING btree (name);
CREATE UNIQUE INDEX stuck_event_pkey ON platform.stuck_event USING btree (subscriber, seq);
CREATE UNIQUE INDEX subscriber_pkey ON platform.subscriber USING btree (name);
CREATE UNIQUE INDEX handover_file_pkey ON team.handover_file USING btree (handover_id, young_person_id);
CREATE INDEX handover_file_young_person_id_idx ON team.handover_file USING btree (young_person_id);
CREATE UNIQUE INDEX handover_ids_are_unique ON team.handover USING btree (id);
CREATE INDEX handover_structure_id_made_at_idx ON team.handover USING btree (structure_id, made_at DESC);
CREATE INDEX handover_to_return ON team.handover USING btree (back_on) WHERE ((status = 'made'::text) AND (back_on IS NOT NULL));
CREATE INDEX list_export_account_id_at_idx ON team.list_export USING btree (account_id, at);
CREATE UNIQUE INDEX list_export_pkey ON team.list_export USING btree (id);
CREATE INDEX mention_account_id_idx ON team.mention USING btree (account_id);
CREATE UNIQUE INDEX mention_pkey ON team.mention USING btree (note_id, account_id);
CREATE INDEX note_author_id_idx ON team.note USING btree (author_id);
CREATE INDEX note_young_person_id_written_at_idx ON team.note USING btree (young_person_id, written_at DESC) WHERE (removed_at IS NULL);
CREATE INDEX one_weight_at_a_time ON team.weight USING gist (code, daterange(valid_from, valid_until, '[]'::text));
CREATE INDEX task_waiting ON team.note USING btree (assignee_id, due_on) WHERE ((assignee_id IS NOT NULL) AND (done_at IS NULL) AND (removed_at IS NULL));
CREATE UNIQUE INDEX team_note_ids_are_unique ON team.note USING btree (id);
CREATE UNIQUE INDEX commune_pkey ON territories.commune USING btree (code);
CREATE INDEX commune_postal_codes_idx ON territories.commune USING gin (postal_codes);
CREATE INDEX commune_search_idx ON territories.commune USING gin (search gin_trgm_ops);
CREATE UNIQUE INDEX department_pkey ON territories.department USING btree (code);
CREATE UNIQUE INDEX region_pkey ON territories.region USING btree (code);
CREATE UNIQUE INDEX change_pkey ON workshops.change USING btree (id);
CREATE INDEX change_session_id_id_idx ON workshops.change USING btree (session_id, id);
CREATE UNIQUE INDEX invited_pkey ON workshops.invited USING btree (session_id, young_person_id);
CREATE INDEX invited_young_person_id_idx ON workshops.invited USING btree (young_person_id);
CREATE INDEX leader_adviser_id_idx ON workshops.leader USING btree (adviser_id);
CREATE UNIQUE INDEX leader_pkey ON workshops.leader USING btree (session_id, adviser_id);
CREATE INDEX registration_day_reminder_at_idx ON workshops.registration USING btree (day_reminder_at) WHERE (status = 'registered'::text);
CREATE UNIQUE INDEX registration_pkey ON workshops.registration USING btree (session_id, young_person_id);
CREATE INDEX registration_session_id_turn_idx ON workshops.registration USING btree (session_id, turn) WHERE (status = 'waiting'::text);
CREATE INDEX registration_week_reminder_at_idx ON workshops.registration USING btree (week_reminder_at) WHERE (status = 'registered'::text);
CREATE INDEX registration_young_person_id_starts_at_idx ON workshops.registration USING btree (young_person_id, starts_at);
CREATE UNIQUE INDEX reminder_pkey ON workshops.reminder USING btree (session_id, young_person_id, kind, starts_at);
CREATE UNIQUE INDEX session_pkey ON workshops.session USING btree (id);
CREATE INDEX session_structure_id_starts_at_idx ON workshops.session USING btree (structure_id, starts_at);

-- views

create view actions.pub_action as
 SELECT id,
    young_person_id,
    status,
    due_on,
    done_on,
    COALESCE(qualified_minutes, minutes) AS minutes,
    COALESCE(qualified_category, category) AS category,
    status = 'done'::text AND qualified_category IS NULL AS is_to_qualify
   FROM actions.action
  WHERE deleted_at IS NULL;
create view actions.pub_done_action as
 SELECT a.id,
    a.young_person_id,
    a.creator_id,
    a.title,
    a.category,
    a.status,
    a.done_on,
    a.minutes,
    a.qualified_category,
    a.qualified_minutes,
    a.deleted_at IS NOT NULL AS is_deleted,
    a.updated_at,
    q.account_id AS qualified_by,
    q.at AS qualified_at,
    COALESCE(d.account_id, a.young_person_id) AS done_by,
    COALESCE(d.at, a.updated_at) AS done_at
   FROM actions.action a
     LEFT JOIN LATERAL ( SELECT q_1.account_id,
            q_1.at
           FROM actions.qualification q_1
          WHERE q_1.action_id = a.id
          ORDER BY q_1.id DESC
         LIMIT 1) q ON true
     LEFT JOIN LATERAL ( SELECT d_1.account_id,
            d_1.at
           FROM actions.change d_1
          WHERE d_1.action_id = a.id AND d_1.what = 'done'::text
          ORDER BY d_1.id DESC
         LIMIT 1) d ON true;
create view actions.pub_waiting as
 SELECT young_person_id,
    due_on,
    status = 'done'::text AS is_to_qualify
   FROM actions.action
  WHERE deleted_at IS NULL AND ((status = ANY (ARRAY['to_do'::text, 'in_progress'::text])) OR status = 'done'::text AND qualified_category IS NULL);
create view allowance.pub_balance as
 SELECT month_id,
    entitled,
    pending,
    blocked,
    paid,
    recovered
   FROM allowance.balance;
create view allowance.pub_month as
 SELECT m.id,
    m.young_person_id,
    m.contract_id,
    m.month,
    m.payer,
    m.status,
    m.blockers,
    m.amount_cents,
    m.lump_sum_cents,
    m.calculation,
    m.declaration_id,
    c.steps,
    c.entitled,
    c.rules_version,
    c.hash,
    c.made_at AS calculated_at,
    m.updated_at
   FROM allowance.month m
     LEFT JOIN allowance.calculation c ON c.month_id = m.id AND c.number = m.calculation;
create view appointments.pub_agenda as
 SELECT a.id,
    p.young_person_id,
    a.structure_id,
    a.type,
    a.other_type,
    a.title,
    a.modality,
    a.address,
    s.name AS structure_name,
    p.starts_at,
    p.ends_at,
    a.time_zone,
        CASE p.status
            WHEN 'planned'::text THEN 'planned'::text
            ELSE 'cancelled'::text
        END AS status,
    p.answer,
    p.attendance,
    p.is_override,
    a.sequence +
        CASE p.status
            WHEN 'removed'::text THEN 1
            ELSE 0
        END AS sequence,
    a.updated_at
   FROM appointments.participation p
     JOIN appointments.appointment a ON a.id = p.appointment_id
     JOIN people.pub_structure s ON s.id = a.structure_id;
create view appointments.pub_closing as
 SELECT p.appointment_id,
    p.young_person_id,
    p.starts_at,
    p.ends_at,
    p.status,
    p.attendance,
    a.type,
    COALESCE(a.title, a.other_type) AS title,
    c.account_id AS closed_by,
    c.at AS closed_at
   FROM appointments.participation p
     JOIN appointments.appointment a ON a.id = p.appointment_id
     LEFT JOIN LATERAL ( SELECT c_1.account_id,
            c_1.at
           FROM appointments.change c_1
          WHERE c_1.appointment_id = p.appointment_id AND c_1.young_person_id = p.young_person_id AND c_1.what = p.attendance
          ORDER BY c_1.id DESC
         LIMIT 1) c ON true;
create view appointments.pub_participation as
 SELECT appointment_id,
    young_person_id,
    starts_at,
    ends_at,
        CASE status
            WHEN 'planned'::text THEN 'planned'::text
            ELSE 'cancelled'::text
        END AS status,
    ARRAY( SELECT pr.adviser_id
           FROM appointments.presence pr
          WHERE pr.appointment_id = p.appointment_id AND pr.status = 'planned'::text) AS adviser_ids,
    attendance
   FROM appointments.participation p;
create view appointments.pub_presence as
 SELECT a.id,
    pr.adviser_id,
    a.structure_id,
    a.modality,
    pr.starts_at,
    pr.ends_at,
    a.time_zone,
    a.status,
    a.sequence,
    a.updated_at
   FROM appointments.presence pr
     JOIN appointments.appointment a ON a.id = pr.appointment_id;
create view contracts.pub_contract as
 SELECT c.id,
    c.young_person_id,
    c.structure_id,
    s.network,
    c.track,
    c.starts_on,
    c.ends_on,
    c.ended_on,
    c.status
   FROM contracts.contract c
     JOIN people.pub_structure s ON s.id = c.structure_id;
create view contracts.pub_course as
 SELECT id,
    young_person_id,
    kind,
    started_on,
    ended_on
   FROM contracts.course;
create view contracts.pub_task as
 SELECT id,
    young_person_id,
        CASE
            WHEN kind = ANY (ARRAY['stay_paper'::text, 'rqth_proof'::text]) THEN 'other_paper'::text
            ELSE kind
        END AS kind,
    due_on,
    done_at
   FROM contracts.task;
create view contracts.pub_term as
 SELECT young_person_id,
    ends_on
   FROM contracts.contract
  WHERE status = 'active'::text;
create view files.pub_file as
 SELECT id,
    owner_kind,
    owner_id,
    young_person_id,
    kind,
    name,
    type,
    bytes,
    scan,
    expires_on,
    emptied_at,
    emptied_why,
    added_by,
    by_young,
    added_at
   FROM files.file;
create view hours.pub_entry as
 SELECT id,
    young_person_id,
    source_kind,
    state,
    declared_by = young_person_id AS is_own,
    decided_by IS NOT NULL AS is_decided
   FROM hours.entry;
create view hours.pub_week as
 SELECT young_person_id,
    monday AS week,
    declared_minutes,
    validated_minutes,
    contested_minutes,
    target_minutes,
    kind,
    status,
    to_validate,
    contested
   FROM hours.week;
create view identity.pub_account as
 SELECT id,
    role,
    email,
    phone,
    structure_id,
    territory,
    status,
    is_demo,
    created_at,
    activated_at,
    last_seen_at,
    closed_at
   FROM identity.account;
create view identity.pub_invitation as
 SELECT account_id,
    max(created_at) AS invited_at,
    max(expires_at) AS expires_at
   FROM identity.link
  WHERE purpose = 'activate'::text
  GROUP BY account_id;
create view identity.pub_mandate as
 SELECT id,
    young_person_id,
    helper_name,
    relation
   FROM identity.mandate;
create view messaging.pub_conversation as
 SELECT id,
    id AS young_person_id,
    last_at AS last_message_at
   FROM messaging.conversation;
create view messaging.pub_unread as
 SELECT id AS young_person_id,
    unread_by_advisers AS unread
   FROM messaging.conversation;
create view notifications.pub_digest as
 SELECT account_id,
    wish
   FROM notifications.digest_choice;
create view people.pub_cover as
 SELECT adviser_id,
    substitute_id,
    from_on,
    until_on
   FROM people.cover;
create view people.pub_follow_up as
 SELECT young_person_id,
    adviser_id,
    started_at,
    ended_at
   FROM people.follow_up;
create view people.pub_professional as
 SELECT id,
    structure_id,
    first_name,
    last_name,
    job_title,
    service_hours,
    left_at
   FROM people.professional;
create view people.pub_stated_access as
 SELECT account_id,
    young_person_id,
    reason,
    created_at,
    until
   FROM people.stated_access;
create view people.pub_structure as
 SELECT id,
    network,
    name,
    code,
    department_code,
    commune_code,
    time_zone,
    closed_at,
    address,
    phone
   FROM people.structure;
create view people.pub_transfer_request as
 SELECT id,
    young_person_id,
    to_adviser_id,
    status,
    created_at
   FROM people.transfer_request;
create view people.pub_young_person as
 SELECT id,
    first_name,
    last_name,
    birth_date,
    structure_id,
    adviser_id,
    commune_code,
    situation,
    created_at,
    archived_at,
    search,
    COALESCE(adviser_since, created_at) AS adviser_since,
    sort_name
   FROM people.young_person;
create view plans.pub_attendance as
 SELECT id,
    prescription_id,
    young_person_id,
    on_day,
    starts_at,
    ends_at,
    minutes,
    state
   FROM plans.attendance;
create view plans.pub_prescription as
 SELECT id,
    young_person_id,
    programme_code,
    category,
    status,
    COALESCE(started_on, starts_on) AS starts_on,
    ends_on,
    ended_on,
    weekly_minutes,
    counts_as_intense,
    extends_contract,
    suspends_allowance
   FROM plans.prescription;
create view plans.pub_presence as
 SELECT t.id,
    t.young_person_id,
    p.programme_code,
    g.label,
    p.is_sensitive,
    t.recorded_by,
    t.recorded_at
   FROM plans.attendance t
     JOIN plans.prescription p ON p.id = t.prescription_id
     JOIN plans.programme g ON g.code = p.programme_code AND g.valid_from = p.programme_from;
create view plans.pub_programme as
 SELECT code,
    label,
    category,
    valid_from,
    valid_until,
    weekly_minutes,
    counts_as_intense,
    needs_derogation,
    extends_contract,
    is_sensitive
   FROM plans.programme;
create view plans.pub_step as
 SELECT id,
    young_person_id
   FROM plans.step;
create view team.pub_task as
 SELECT id,
    young_person_id,
    structure_id,
    assignee_id,
    due_on,
    done_at
   FROM team.note
  WHERE assignee_id IS NOT NULL AND removed_at IS NULL;
create view territories.pub_commune as
 SELECT code,
    name,
    department_code,
    latitude,
    longitude
   FROM territories.commune;
create view territories.pub_department as
 SELECT code,
    name,
    region_code
   FROM territories.department;
create view territories.pub_region as
 SELECT code,
    name
   FROM territories.region;
create view workshops.pub_closing as
 SELECT r.session_id,
    r.young_person_id,
    c.account_id AS closed_by,
    c.at AS closed_at
   FROM workshops.registration r
     CROSS JOIN LATERAL ( SELECT c_1.account_id,
            c_1.at
           FROM workshops.change c_1
          WHERE c_1.session_id = r.session_id AND c_1.young_person_id = r.young_person_id AND c_1.what = r.attendance
          ORDER BY c_1.id DESC
         LIMIT 1) c;
create view workshops.pub_participation as
 SELECT r.session_id,
    r.young_person_id,
    s.starts_at,
    s.ends_at,
    s.kind,
    s.default_minutes,
        CASE s.status
            WHEN 'cancelled'::text THEN 'cancelled'::text
            ELSE r.status
        END AS status,
    r.attendance,
    s.title,
    r.sequence,
    r.updated_at
   FROM workshops.registration r
     JOIN workshops.session s ON s.id = r.session_id;
create view workshops.pub_session as
 SELECT id,
    structure_id,
    kind,
    title,
    modality,
    address,
    starts_at,
    ends_at,
    time_zone,
    status,
    sequence,
    updated_at,
    ARRAY( SELECT l.adviser_id
           FROM workshops.leader l
          WHERE l.session_id = s.id) AS leader_ids,
    created_by
   FROM workshops.session s;

-- functions

CREATE OR REPLACE FUNCTION allowance.add_up()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into allowance.balance as b (month_id) select distinct e.month_id from added e on conflict do nothing;
  update allowance.balance b set entitled = b.entitled + s.entitled, pending = b.pending + s.pending, blocked = b.blocked + s.blocked,
    paid = b.paid + s.paid, recovered = b.recovered + s.recovered
  from (
    select m.month_id, -coalesce(sum(m.amount) filter (where m.account = 'entitled'), 0) as entitled,
      coalesce(sum(m.amount) filter (where m.account = 'pending'), 0) as pending,
      coalesce(sum(m.amount) filter (where m.account = 'blocked'), 0) as blocked,
      coalesce(sum(m.amount) filter (where m.account = 'paid'), 0) as paid,
      coalesce(sum(m.amount) filter (where m.account = 'recovered'), 0) as recovered
    from (
      select e.month_id, e.to_account as account, e.amount_cents as amount from added e
      union all select e.month_id, e.from_account, -e.amount_cents from added e) m
    group by m.month_id) s
  where b.month_id = s.month_id;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION allowance.sum_of(steps jsonb)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT COALESCE(sum(((step.value ->> 'amountCents'::text))::bigint), (0)::numeric) AS "coalesce" FROM jsonb_array_elements(sum_of.steps) step(value))
;
CREATE OR REPLACE FUNCTION identity.mark_real_accounts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $function$
begin
  if exists (select from added where not is_demo) then
    insert into platform.setting (name, value) values ('held-real-accounts', 'true') on conflict do nothing;
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION messaging.plain(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, words))
;
CREATE OR REPLACE FUNCTION payments.demand_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.content_hash, new.account_id, new.right_status) is distinct from (old.content_hash, old.account_id, old.right_status)
    and new.version <= old.version then
    raise exception 'a change of a dossier needs a new version' using errcode = 'check_violation', constraint = 'changes_have_a_version';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION payments.keep_bytes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.name, new.bytes, new.sha256, new.sequence) is distinct from (old.name, old.bytes, old.sha256, old.sequence) then
    raise exception 'a sealed batch never changes' using errcode = 'check_violation', constraint = 'sealed_bytes_stay';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION people.to_sort_name(last_name text, first_name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, ((last_name || ' '::text) || first_name)))
;
CREATE OR REPLACE FUNCTION plans.keep_the_past()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then raise exception 'a version of a programme stays'; end if;
  if (to_jsonb(new) - 'valid_until') is distinct from (to_jsonb(old) - 'valid_until') then raise exception 'a version of a programme only ends'; end if;
  return new;
end $function$
;
CREATE OR REPLACE PROCEDURE platform.make_append_only(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('revoke update, delete, truncate on %s from elan_app', target);
  execute format('create trigger append_only before update or delete or truncate on %s for each statement execute function platform.refuse_change()', target);
end $procedure$
;
CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $function$
;

-- triggers

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON actions.change FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON actions.qualification FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON allowance.calculation FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON allowance.declaration FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER add_up AFTER INSERT ON allowance.entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION allowance.add_up();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON allowance.entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON allowance.look FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON allowance.paper FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON allowance.tax_review FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON appointments.change FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hours.fact FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hours.revision FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hours.scale FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER mark_real_accounts AFTER INSERT ON identity.account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION identity.mark_real_accounts();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON messaging.receipt_log FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER sealed_bytes_stay BEFORE UPDATE ON payments.batch FOR EACH ROW EXECUTE FUNCTION payments.keep_bytes();
CREATE TRIGGER changes_have_a_version BEFORE UPDATE ON payments.dossier FOR EACH ROW EXECUTE FUNCTION payments.demand_version();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON payments.fact FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON payments.posting FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON plans.change FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER past_is_never_edited BEFORE DELETE OR UPDATE ON plans.programme FOR EACH ROW EXECUTE FUNCTION plans.keep_the_past();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.file_access FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
