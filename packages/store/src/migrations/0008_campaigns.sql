-- Campaigns with their targets, and examination days: who came, what each station noted, what alarmed. Parts are only
-- ever added; what a part says of a person is of the class of its item. `village` is the village of today, as elsewhere.

create table campaign (
  tenant int not null,
  campaign uuid not null,
  kind text not null,
  name text not null,
  organiser int not null,
  villages int[] not null,
  start_date date not null,
  end_date date not null check (end_date >= start_date),
  task int,
  state text not null default 'open',
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant, campaign)
);

-- Each run of the eligibility rule is frozen: rule, day, how many were looked at and found.
create table campaign_run (
  tenant int not null,
  campaign uuid not null,
  run int not null,
  villages int[] not null,
  rule jsonb not null,
  as_of date not null,
  considered int not null,
  found int not null,
  left_out jsonb not null,
  at timestamptz not null,
  primary key (tenant, campaign, run),
  foreign key (tenant, campaign) references campaign (tenant, campaign)
);

-- One person is one target of a campaign (R-CAM-4).
create table target (
  tenant int not null,
  campaign uuid not null,
  person uuid not null,
  village int not null,
  run int,
  source text not null,
  eligible_at_run boolean not null,
  eligible_at_visit boolean,
  state text not null default 'listed',
  version int not null default 1,
  changed_at timestamptz not null,
  primary key (tenant, campaign, person),
  foreign key (tenant, campaign) references campaign (tenant, campaign)
);
create index on target (tenant, person);

-- What became of a target, change by change (R-CAM-2).
create table target_change (
  tenant int not null,
  campaign uuid not null,
  person uuid not null,
  version int not null,
  village int not null,
  state text not null,
  on_date date not null,
  reason text,
  account uuid,
  at timestamptz not null,
  primary key (tenant, campaign, person, version)
);
create index on target_change (tenant, person);

create table exam_day (
  tenant int not null,
  day uuid not null,
  campaign uuid not null,
  unit int not null,
  name text not null,
  place text not null,
  on_date date not null,
  villages int[] not null,
  stations text[] not null,
  state text not null default 'planned',
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant, day),
  foreign key (tenant, campaign) references campaign (tenant, campaign)
);
create index on exam_day (tenant, on_date desc, day desc);

create table exam_device (
  tenant int not null,
  day uuid not null,
  device uuid not null,
  villages int[] not null,
  serial int not null,
  letter text,
  station text not null,
  operator text not null,
  -- Numbers given out so far by this device.
  given int not null default 0,
  joined_at timestamptz not null,
  primary key (tenant, day, device),
  unique (tenant, day, serial),
  unique (tenant, day, letter)
);

create table exam_person (
  tenant int not null,
  day uuid not null,
  person uuid not null,
  village int not null,
  walk_in boolean not null default false,
  number text collate "C",
  device uuid,
  registered_at timestamptz,
  fasting boolean,
  note text,
  -- Worked out at registration over all groups; names no group.
  required text[] not null default '{}',
  asked text[] not null default '{}',
  -- Ties the records of the day together.
  encounter uuid not null,
  -- Record of each form.
  records jsonb not null default '{}',
  last_at timestamptz,
  handed_in_at timestamptz,
  primary key (tenant, day, person),
  unique (tenant, day, number),
  foreign key (tenant, day) references exam_day (tenant, day)
);
create index on exam_person (tenant, person);

create table exam_part (
  tenant int not null,
  day uuid not null,
  save uuid not null,
  key text collate "C" not null,
  person uuid not null,
  village int not null,
  data_class smallint not null,
  value jsonb not null,
  tube text collate "C",
  station text not null,
  device uuid not null,
  chosen boolean not null default false,
  at timestamptz not null,
  received_at timestamptz not null,
  account uuid,
  primary key (tenant, day, save, key)
);
create index on exam_part (tenant, person, day);
create index on exam_part (tenant, day, tube) where tube is not null;

-- The latest stamp of each station and person, whatever the order of arrival.
create table exam_pass (
  tenant int not null,
  day uuid not null,
  station text not null,
  person uuid not null,
  village int not null,
  state text not null,
  reason text,
  from_at timestamptz not null,
  first_at timestamptz not null,
  at timestamptz not null,
  save uuid not null,
  primary key (tenant, day, station, person)
);
create index on exam_pass (tenant, person);

create table exam_alarm (
  tenant int not null,
  day uuid not null,
  alarm uuid not null,
  person uuid not null,
  village int not null,
  data_class smallint not null,
  keys text[] not null,
  words jsonb not null,
  station text not null,
  device uuid not null,
  at timestamptz not null,
  received_by text,
  received_at timestamptz,
  called int not null default 0,
  closed_by text,
  closed_at timestamptz,
  note text,
  primary key (tenant, day, alarm)
);
create index on exam_alarm (tenant, person);

-- Results that belong to nobody yet: an unknown tube, or one bound to two persons (R-EXD-5).
create table exam_result (
  tenant int not null,
  day uuid not null,
  result uuid not null,
  villages int[] not null,
  tube text collate "C" not null,
  reason text not null,
  persons uuid[] not null,
  answers jsonb not null,
  at timestamptz not null,
  solved_at timestamptz,
  solved_by uuid,
  solution text,
  primary key (tenant, day, result)
);

-- Plans, devices and unmatched results are seen by whoever works in one of their villages.
create function protect_area(target text) returns void
language plpgsql as $$
declare
  within text := 'tenant = (select nullif(current_setting(''wangdi.tenant'', true), '''')::int)';
  scope text := within ||
    ' and villages && (select nullif(current_setting(''wangdi.villages'', true), '''')::int[])::int[]';
begin
  execute format('alter table %I enable row level security', target);
  execute format('alter table %I force row level security', target);
  execute format('create policy scope on %I to wangdi_app using (%s) with check (%s)', target, scope, scope);
  execute format('create policy derive on %I to wangdi_deriver using (%s) with check (%s)', target, within, within);
end $$;

select protect_area(name) from unnest('{campaign,campaign_run,exam_day,exam_device,exam_result}'::text[]) as x(name);
select protect(name, 'village', null) from unnest('{target,target_change,exam_person,exam_pass}'::text[]) as x(name);
select protect(name, 'village', 'data_class') from unnest('{exam_part,exam_alarm}'::text[]) as x(name);

grant select, insert, update on
  campaign, target, exam_day, exam_device, exam_person, exam_pass, exam_alarm, exam_result to wangdi_app;
grant select, insert on campaign_run, target_change, exam_part to wangdi_app;
grant select, insert, update, delete on
  campaign, target, exam_day, exam_device, exam_person, exam_pass, exam_alarm, exam_result to wangdi_deriver;
grant select, insert on campaign_run, target_change, exam_part to wangdi_deriver;
-- Access follows the person: the village of what was noted may change, nothing else of it.
grant update (village) on exam_part, target_change to wangdi_deriver;
