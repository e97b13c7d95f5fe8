-- What follows from the records. Rows bear village and unit of that day; due bears today's village too.

create table status (
  tenant int not null,
  person uuid not null,
  programme text collate "C" not null,
  episode text collate "C" not null,
  from_day date not null,
  to_day date not null,
  village int not null,
  unit int not null,
  data_class smallint not null,
  rules smallint not null,
  flags bigint not null,
  n1 int, n2 int, n3 int, n4 int, n5 int, n6 int,
  primary key (tenant, person, programme, episode, from_day)
) partition by range (from_day);
create index on status (tenant, programme, from_day, to_day) include (village, flags, n1, n2, n3, n4, n5, n6);

create table event (
  tenant int not null,
  person uuid not null,
  programme text collate "C" not null,
  episode text collate "C" not null,
  kind text collate "C" not null,
  day date not null,
  record uuid not null,
  recorded_at timestamptz not null,
  village int not null,
  unit int not null,
  org int,
  provider text,
  data_class smallint not null,
  rules smallint not null,
  flags bigint not null,
  f1 double precision, f2 double precision, f3 double precision,
  f4 double precision, f5 double precision, f6 double precision,
  primary key (tenant, person, programme, kind, day, record, episode)
);
create index on event (tenant, programme, kind, day) include (village, flags, person);

create table due (
  tenant int not null,
  person uuid not null,
  programme text collate "C" not null,
  episode text collate "C" not null,
  kind text collate "C" not null,
  slot text collate "C" not null,
  opens date not null,
  due_by date not null,
  met_on date,
  met_by text,
  ended_on date,
  form text not null,
  village int not null,
  unit int not null,
  access_village int not null,
  data_class smallint not null,
  rules smallint not null,
  facts jsonb not null,
  primary key (tenant, person, programme, episode, kind, slot)
);
-- Open on a day: opened, not met, not ended by then (an end may lie in the future).
create index on due (tenant, access_village, due_by) include (person, opens, ended_on) where met_on is null;
create index on due (tenant, access_village, met_on) where met_on is not null;
create index on due (tenant, programme, kind, due_by);
