-- The ledger of each month, in cents: money moves between accounts, nothing is written over, and the balance always holds.
-- entitled: what was found due. pending: to be paid. blocked: kept from being paid by a reason. paid: it reached the bank.
-- recovered: never above zero: what was paid beyond the right, asked back or taken back.
create table allowance.entry (
  id bigint generated always as identity primary key,
  month_id uuid not null references allowance.month,
  from_account text not null check (from_account in ('entitled', 'pending', 'blocked', 'paid', 'recovered')),
  to_account text not null check (to_account in ('entitled', 'pending', 'blocked', 'paid', 'recovered')),
  amount_cents int not null check (amount_cents > 0),
  about text not null check (about ~ '^[a-z_:0-9A-Z.-]{3,80}$'),
  at timestamptz not null,
  constraint money_moves_somewhere check (from_account <> to_account)
);
create index on allowance.entry (month_id, id);
call platform.make_append_only('allowance.entry');

-- What the entries of a month come to; only the trigger below writes it.
create table allowance.balance (
  month_id uuid primary key references allowance.month,
  entitled int not null default 0 check (entitled >= 0),
  pending int not null default 0,
  blocked int not null default 0,
  paid int not null default 0,
  recovered int not null default 0,
  constraint entitled_is_paid_pending_blocked_recovered check (entitled = paid + pending + blocked + recovered),
  constraint no_account_is_overdrawn check (pending >= 0 and blocked >= 0 and paid >= 0 and recovered <= 0)
);

create function allowance.add_up() returns trigger language plpgsql security definer set search_path = '' as $$
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
end $$;
create trigger add_up after insert on allowance.entry referencing new table as added for each statement execute function allowance.add_up();
revoke insert, update, delete on allowance.balance from elan_app;

create view allowance.pub_balance as select month_id, entitled, pending, blocked, paid, recovered from allowance.balance;

-- A calculation of everybody's month, cut into parts that are each found and kept in one transaction: stopped, it goes on with the parts that are left.
create table allowance.run (
  month date not null check (extract(day from month) = 1),
  on_day date not null,
  started_at timestamptz not null,
  primary key (month, on_day)
);
create table allowance.run_part (
  month date not null,
  on_day date not null,
  from_person_id uuid not null,
  until_person_id uuid not null,
  people int not null check (people > 0),
  changed int,
  done_at timestamptz,
  primary key (month, on_day, from_person_id),
  foreign key (month, on_day) references allowance.run,
  constraint done_parts_say_what_changed check ((changed is null) = (done_at is null))
);
