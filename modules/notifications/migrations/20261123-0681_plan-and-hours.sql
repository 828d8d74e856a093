-- People choose how they are told of their plan and of their hours too.
alter table notifications.preference drop constraint preference_kind_check;
alter table notifications.preference add constraint preference_kind_check
  check (kind in ('messages', 'appointments', 'reminders', 'actions', 'plan', 'hours'));
