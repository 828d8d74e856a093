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
  constraint appointment_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.professional(id)
  constraint appointment_link_check CHECK (((link ~~ 'https://%'::text) AND (length(link) <= 500)))
  constraint appointment_modality_check CHECK ((modality = ANY (ARRAY['at_structure'::text, 'elsewhere'::text, 'phone'::text, 'video'::text])))
  constraint appointment_other_type_check CHECK (((length(other_type) >= 1) AND (length(other_type) <= 100)))
  constraint appointment_override_reason_check CHECK (((length(override_reason) >= 5) AND (length(override_reason) <= 500)))
  constraint appointment_phone_check CHECK (((length(phone) >= 1) AND (length(phone) <= 30)))
  constraint appointment_pkey PRIMARY KEY (id)
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
audit.erasure
  account_id uuid not null
  erased_at timestamp with time zone not null
  constraint erasure_pkey PRIMARY KEY (account_id)
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
  constraint file_owner_kind_check CHECK ((owner_kind = ANY (ARRAY['file'::text, 'message'::text, 'contract'::text])))
  constraint file_scan_check CHECK ((scan = ANY (ARRAY['not-scanned'::text, 'waiting'::text, 'clean'::text, 'infected'::text])))
  constraint file_young_person_id_fkey FOREIGN KEY (young_person_id) REFERENCES people.young_person(id)
  constraint infected_files_name_the_threat CHECK (((scan = 'infected'::text) = (threat IS NOT NULL)))
  constraint owned_files_say_by_what CHECK (((owner_kind IS NULL) = (owner_id IS NULL)))
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
  created_at timestamp with time zone not null
  ended_at timestamp with time zone
  expires_at timestamp with time zone not null
  id uuid not null
  last_seen_at timestamp with time zone not null
  method text not null
  token_hash bytea not null
  user_agent text not null
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
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
  id uuid not null
  text text not null
  constraint group_message_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.professional(id)
  constraint group_message_ids_are_unique PRIMARY KEY (id)
  constraint group_message_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
messaging.message
  author_id uuid
  by_young boolean not null
  conversation_id uuid not null
  deleted_at timestamp with time zone
  edited_at timestamp with time zone
  group_message_id uuid
  id uuid not null
  kind text not null default 'message'::text
  new_adviser_id uuid
  number integer not null
  reply_to_id uuid
  sent_at timestamp with time zone not null
  text text not null default ''::text
  constraint message_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES messaging.conversation(id)
  constraint message_group_message_id_fkey FOREIGN KEY (group_message_id) REFERENCES messaging.group_message(id)
  constraint message_ids_are_unique PRIMARY KEY (id)
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'notice'::text])))
  constraint message_new_adviser_id_fkey FOREIGN KEY (new_adviser_id) REFERENCES people.professional(id)
  constraint message_number_check CHECK ((number > 0))
  constraint message_reply_to_id_fkey FOREIGN KEY (reply_to_id) REFERENCES messaging.message(id)
  constraint messages_have_an_author CHECK (((kind = 'message'::text) = (author_id IS NOT NULL)))
  constraint notices_name_an_adviser CHECK (((kind = 'notice'::text) = (new_adviser_id IS NOT NULL)))
  constraint one_message_per_number UNIQUE (conversation_id, number)
  constraint shown_messages_have_a_text CHECK (
CASE
    WHEN ((kind = 'message'::text) AND (deleted_at IS NULL)) THEN ((length(text) >= 1) AND (length(text) <= 4000))
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
  constraint preference_kind_check CHECK ((kind = ANY (ARRAY['messages'::text, 'appointments'::text, 'reminders'::text, 'actions'::text])))
  constraint preference_pkey PRIMARY KEY (account_id, kind, channel)
notifications.sms_choice
  account_id uuid not null
  is_stopped boolean not null
  said_at timestamp with time zone not null
  constraint sms_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
  constraint sms_choice_pkey PRIMARY KEY (account_id)
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

-- indexes

CREATE INDEX action_of_a_person ON actions.action USING btree (young_person_id, due_on) WHERE (deleted_at IS NULL);
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
CREATE INDEX adviser_busy ON appointments.presence USING gist (adviser_id, tstzrange(starts_at, ends_at)) WHERE ((status = 'planned'::text) AND (NOT is_override));
CREATE UNIQUE INDEX appointment_pkey ON appointments.appointment USING btree (id);
CREATE INDEX appointment_structure_id_starts_at_idx ON appointments.appointment USING btree (structure_id, starts_at);
CREATE INDEX change_appointment_id_id_idx ON appointments.change USING btree (appointment_id, id);
CREATE UNIQUE INDEX change_pkey ON appointments.change USING btree (id);
CREATE INDEX day_reminders ON appointments.participation USING btree (day_reminder_at) WHERE (status = 'planned'::text);
CREATE INDEX participation_of_person ON appointments.participation USING btree (young_person_id, starts_at);
CREATE UNIQUE INDEX participation_pkey ON appointments.participation USING btree (appointment_id, young_person_id);
CREATE INDEX presence_of_adviser ON appointments.presence USING btree (adviser_id, starts_at);
CREATE UNIQUE INDEX presence_pkey ON appointments.presence USING btree (appointment_id, adviser_id);
CREATE UNIQUE INDEX reminder_pkey ON appointments.reminder USING btree (appointment_id, young_person_id, kind, starts_at);
CREATE INDEX week_reminders ON appointments.participation USING btree (week_reminder_at) WHERE (status = 'planned'::text);
CREATE INDEX young_person_busy ON appointments.participation USING gist (young_person_id, tstzrange(starts_at, ends_at)) WHERE ((status = 'planned'::text) AND (NOT is_override));
CREATE UNIQUE INDEX erasure_pkey ON audit.erasure USING btree (account_id);
CREATE UNIQUE INDEX content_pkey ON files.content USING btree (key);
CREATE INDEX content_released_at_idx ON files.content USING btree (released_at) WHERE (released_at IS NOT NULL);
CREATE INDEX content_stored_at_idx ON files.content USING btree (stored_at);
CREATE INDEX file_added_at_idx ON files.file USING btree (added_at) WHERE ((owner_kind IS NULL) AND (emptied_at IS NULL));
CREATE INDEX file_content_key_idx ON files.file USING btree (content_key) WHERE (content_key IS NOT NULL);
CREATE INDEX file_expires_on_idx ON files.file USING btree (expires_on) WHERE (emptied_at IS NULL);
CREATE UNIQUE INDEX file_ids_are_unique ON files.file USING btree (id);
CREATE INDEX file_owner_id_idx ON files.file USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX file_scan_idx ON files.file USING btree (scan) WHERE ((emptied_at IS NULL) AND (scan = ANY (ARRAY['waiting'::text, 'not-scanned'::text])));
CREATE INDEX file_young_person_id_added_at_id_idx ON files.file USING btree (young_person_id, added_at DESC, id DESC);
CREATE UNIQUE INDEX account_pkey ON identity.account USING btree (id);
CREATE INDEX account_structure_id_idx ON identity.account USING btree (structure_id);
CREATE INDEX challenge_expires_at_idx ON identity.challenge USING btree (expires_at);
CREATE UNIQUE INDEX challenge_pkey ON identity.challenge USING btree (id);
CREATE UNIQUE INDEX consent_pkey ON identity.consent USING btree (account_id, kind, version);
CREATE INDEX contact_change_expires_at_idx ON identity.contact_change USING btree (expires_at);
CREATE UNIQUE INDEX contact_change_pkey ON identity.contact_change USING btree (account_id);
CREATE INDEX link_account_id_idx ON identity.link USING btree (account_id);
CREATE UNIQUE INDEX link_pkey ON identity.link USING btree (token_hash);
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
CREATE UNIQUE INDEX session_pkey ON identity.session USING btree (id);
CREATE UNIQUE INDEX session_token_hash_key ON identity.session USING btree (token_hash);
CREATE UNIQUE INDEX throttle_pkey ON identity.throttle USING btree (kind, key);
CREATE INDEX throttle_window_ends_at_idx ON identity.throttle USING btree (window_ends_at);
CREATE UNIQUE INDEX totp_pkey ON identity.totp USING btree (account_id);
CREATE UNIQUE INDEX conversation_pkey ON messaging.conversation USING btree (id);
CREATE INDEX group_message_author_id_created_at_idx ON messaging.group_message USING btree (author_id, created_at DESC);
CREATE UNIQUE INDEX group_message_ids_are_unique ON messaging.group_message USING btree (id);
CREATE INDEX message_author_id_sent_at_idx ON messaging.message USING btree (author_id, sent_at DESC) WHERE (NOT by_young);
CREATE INDEX message_group_message_id_idx ON messaging.message USING btree (group_message_id) WHERE (group_message_id IS NOT NULL);
CREATE UNIQUE INDEX message_ids_are_unique ON messaging.message USING btree (id);
CREATE INDEX message_reply_to_id_idx ON messaging.message USING btree (reply_to_id) WHERE (reply_to_id IS NOT NULL);
CREATE UNIQUE INDEX message_version_pkey ON messaging.message_version USING btree (message_id, version);
CREATE UNIQUE INDEX one_message_per_number ON messaging.message USING btree (conversation_id, number);
CREATE UNIQUE INDEX out_of_hours_pkey ON messaging.out_of_hours USING btree (adviser_id);
CREATE UNIQUE INDEX receipt_log_pkey ON messaging.receipt_log USING btree (conversation_id, by_young, kind, up_to);
CREATE UNIQUE INDEX receipt_pkey ON messaging.receipt USING btree (conversation_id, account_id);
CREATE UNIQUE INDEX delivery_pkey ON notifications.delivery USING btree (outgoing_id);
CREATE INDEX device_account_id_idx ON notifications.device USING btree (account_id);
CREATE UNIQUE INDEX device_pkey ON notifications.device USING btree (id);
CREATE INDEX device_session_id_idx ON notifications.device USING btree (session_id);
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
CREATE UNIQUE INDEX commune_pkey ON territories.commune USING btree (code);
CREATE INDEX commune_postal_codes_idx ON territories.commune USING gin (postal_codes);
CREATE INDEX commune_search_idx ON territories.commune USING gin (search gin_trgm_ops);
CREATE UNIQUE INDEX department_pkey ON territories.department USING btree (code);
CREATE UNIQUE INDEX region_pkey ON territories.region USING btree (code);

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
create view actions.pub_waiting as
 SELECT young_person_id,
    due_on,
    status = 'done'::text AS is_to_qualify
   FROM actions.action
  WHERE deleted_at IS NULL AND ((status = ANY (ARRAY['to_do'::text, 'in_progress'::text])) OR status = 'done'::text AND qualified_category IS NULL);
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
create view messaging.pub_conversation as
 SELECT id,
    id AS young_person_id,
    last_at AS last_message_at
   FROM messaging.conversation;
create view messaging.pub_unread as
 SELECT id AS young_person_id,
    unread_by_advisers AS unread
   FROM messaging.conversation;
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

-- functions

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
CREATE OR REPLACE FUNCTION people.to_sort_name(last_name text, first_name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, ((last_name || ' '::text) || first_name)))
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
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON appointments.change FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER mark_real_accounts AFTER INSERT ON identity.account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION identity.mark_real_accounts();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON messaging.receipt_log FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.file_access FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
