-- Residents, households and their records. `tenant` leads every key; `village` is the village of today, by which access
-- is decided, and is set anew in the transaction that moves a person.

create table person (
  tenant int not null,
  person uuid not null,
  village int not null,
  unit int not null,
  name text not null,
  name_key text collate "C" not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text not null,
  birth_date date,
  group_name text,
  first_village int not null,
  first_unit int not null,
  residence_type text not null,
  residence_start_date date,
  paper_only boolean not null default false,
  valid_id boolean not null default false,
  opened_to_resident_on date,
  record_code text collate "C",
  state text not null default 'draft',
  state_since date,
  residence text not null default 'permanent',
  last_service date,
  merged_into uuid,
  moves_on date,
  revision int not null default 0,
  rules text not null default '',
  created_at timestamptz not null,
  primary key (tenant, person)
);
create index person_village on person (tenant, village, name_key, person);
create index person_name on person (tenant, name_key, person);
create index person_pinyin on person (tenant, pinyin, person);
create index person_initials on person (tenant, initials, person);
create index person_village_pinyin on person (tenant, village, pinyin, person);
create index person_village_initials on person (tenant, village, initials, person);
create unique index person_code on person (tenant, record_code);
create index person_birth on person (tenant, birth_date, name_key);
create index person_merged on person (tenant, merged_into) where merged_into is not null;
create index person_moves on person (tenant, moves_on) where moves_on is not null;

-- Identity numbers are a class of their own (D3); `blind` is a keyed hash over number space and normalised number.
create table identity (
  tenant int not null,
  person uuid not null,
  village int not null,
  id_type text not null,
  id_number text,
  legacy_number text,
  blind bytea,
  tail4 text collate "C",
  live boolean not null default true,
  primary key (tenant, person),
  foreign key (tenant, person) references person (tenant, person)
);
create unique index identity_blind on identity (tenant, blind) where live;
create index identity_tail on identity (tenant, tail4, village);

-- Contact data (D2).
create table contact (
  tenant int not null,
  person uuid not null,
  village int not null,
  own_phone text collate "C",
  contact_name text,
  contact_phone text collate "C",
  current_address text,
  registered_address text,
  primary key (tenant, person),
  foreign key (tenant, person) references person (tenant, person)
);
create index contact_phone on contact (tenant, own_phone) where own_phone is not null;

-- Codes and numbers received from elsewhere, and the codes of merged records.
create table person_alias (
  tenant int not null,
  alias text collate "C" not null,
  person uuid not null,
  village int not null,
  kind text not null,
  primary key (tenant, alias, person)
);
create index person_alias_person on person_alias (tenant, person);

-- Highest serial ever given under a 12-digit prefix (R-CODE-6: never used again).
create table record_serial (
  tenant int not null,
  prefix text not null,
  serial int not null,
  primary key (tenant, prefix)
);

create table household (
  tenant int not null,
  household uuid not null,
  village int not null,
  address text not null,
  phone text,
  head uuid,
  fields jsonb not null default '{}',
  archived boolean not null default false,
  changed_at timestamptz not null,
  primary key (tenant, household)
);
create index household_village on household (tenant, village);

create table household_member (
  tenant int not null,
  household uuid not null,
  person uuid not null,
  village int not null,
  relation text not null,
  joined date not null,
  left_on date,
  primary key (tenant, household, person, joined),
  foreign key (tenant, household) references household (tenant, household)
);
create unique index household_member_open on household_member (tenant, person) where left_on is null;

-- A filled-in form: a head pointer with scalars over versions that are only ever added.
create table record (
  tenant int not null,
  record uuid not null,
  subject_kind text not null,
  subject uuid not null,
  village int not null,
  data_class smallint not null,
  programme text not null,
  form text not null,
  edition text not null,
  service_date date not null,
  status text not null,
  head uuid not null,
  versions int not null,
  source text not null,
  org int,
  provider text,
  encounter uuid,
  service_village int not null,
  service_unit int not null,
  recorded_at timestamptz not null,
  open_block boolean not null default false,
  primary key (tenant, record)
);
create index record_subject on record (tenant, subject, service_date, record);
create index record_waiting on record (tenant, village, recorded_at) where status = 'draft';

-- One row per version and data class; the envelope stands in each part.
create table record_version (
  tenant int not null,
  version uuid not null,
  data_class smallint not null,
  record uuid not null,
  subject uuid not null,
  village int not null,
  base uuid[] not null,
  edition text not null,
  service_date date not null,
  status text not null,
  fields jsonb not null,
  findings_confirmed jsonb not null default '[]',
  reason text,
  source text not null,
  org int,
  provider text,
  encounter uuid,
  author uuid,
  post uuid,
  hash bytea not null,
  recorded_at timestamptz not null,
  primary key (tenant, version, data_class),
  foreign key (tenant, record) references record (tenant, record)
);
create index record_version_subject on record_version (tenant, subject, record, recorded_at);

-- What checks found on a stored record that is not in order (imported drafts, contradictions found later).
create table finding (
  tenant int not null,
  record uuid not null,
  seq smallint not null,
  subject uuid not null,
  village int not null,
  data_class smallint not null,
  code text not null,
  severity text not null,
  category text not null,
  field text not null,
  message text not null,
  rule text,
  found_at timestamptz not null,
  primary key (tenant, record, seq)
);
create index finding_subject on finding (tenant, subject);

-- Unfinished forms kept for the person who types them; they never count.
create table draft (
  tenant int not null,
  draft uuid not null,
  account uuid not null,
  subject uuid not null,
  village int not null,
  data_class smallint not null,
  form text not null,
  "values" jsonb not null,
  saved_at timestamptz not null,
  primary key (tenant, draft)
);
create index draft_account on draft (tenant, account, saved_at desc);
create index draft_subject on draft (tenant, subject);
