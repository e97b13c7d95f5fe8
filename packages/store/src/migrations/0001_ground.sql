-- Facts about the installation, areas, units and accounts. None of these tables holds resident data.

create table meta (
  tenant int not null,
  key text not null,
  value text not null,
  primary key (tenant, key)
);

create table setting (
  tenant int not null,
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  primary key (tenant, key)
);

-- One stable number per area; a rename or a new code is a new dated row of the same number.
create table area (
  tenant int not null,
  area int not null,
  valid_from date not null,
  valid_to date,
  code text collate "C" not null,
  name text not null,
  level text not null,
  parent int,
  record_segment text,
  rural boolean not null default true,
  replaced_by int,
  primary key (tenant, area, valid_from),
  unique (tenant, code, valid_from)
);

create table unit (
  tenant int not null,
  unit int not null,
  code text collate "C" not null,
  name text not null,
  kind text not null,
  parent int,
  area int,
  valid_from date not null default '1949-10-01',
  valid_to date,
  primary key (tenant, unit),
  unique (tenant, code)
);

-- Which unit serves which area, by day.
create table unit_area (
  tenant int not null,
  area int not null,
  unit int not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant, area, unit, valid_from)
);

create table account (
  tenant int not null,
  account uuid not null,
  login text collate "C" not null,
  name text not null,
  person_key bytea,
  password_hash text not null,
  must_change boolean not null default false,
  state text not null default 'active',
  failures int not null default 0,
  locked_until timestamptz,
  last_sign_in timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant, account),
  unique (tenant, login)
);

create table post (
  tenant int not null,
  post uuid not null,
  account uuid not null,
  role text not null,
  unit int not null,
  programmes text[],
  areas int[],
  valid_from date not null,
  valid_to date,
  granted_by uuid,
  primary key (tenant, post),
  foreign key (tenant, account) references account (tenant, account)
);
create index post_account on post (tenant, account);

create table session (
  tenant int not null,
  token_hash bytea not null,
  account uuid not null,
  post uuid,
  created_at timestamptz not null,
  last_seen timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant, token_hash),
  foreign key (tenant, account) references account (tenant, account)
);
create index session_account on session (tenant, account);

create table audit (
  tenant int not null,
  id bigint generated always as identity,
  at timestamptz not null,
  account uuid,
  post uuid,
  action text not null,
  object_kind text not null,
  object_id text,
  person uuid,
  outcome text not null,
  detail jsonb,
  primary key (tenant, id)
);
create index audit_at on audit (tenant, at desc, id desc);
create index audit_person on audit (tenant, person, at desc) where person is not null;

create table job (
  tenant int not null,
  job uuid not null,
  kind text not null,
  title text not null,
  account uuid,
  state text not null,
  done int not null default 0,
  total int,
  message text,
  link text,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant, job)
);
create index job_started on job (tenant, started_at desc);

create table import_run (
  tenant int not null,
  import uuid not null,
  account uuid,
  post uuid,
  scope jsonb not null,
  file text not null,
  target text not null,
  state text not null,
  view jsonb not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant, import)
);
create index import_created on import_run (tenant, created_at desc);

create table import_problem (
  tenant int not null,
  import uuid not null,
  seq bigint generated always as identity,
  row_number int not null,
  code text not null,
  severity text not null,
  field text not null,
  value text not null,
  message text not null,
  cells jsonb not null,
  primary key (tenant, import, seq)
);

create table import_mapping (
  tenant int not null,
  header_hash text not null,
  target text not null,
  mapping jsonb not null,
  remembered_on date not null,
  account uuid,
  primary key (tenant, header_hash, target)
);

-- Named population figures (统计人口口径); a correction is a new version, the old one stays.
create table base (
  tenant int not null,
  base uuid not null,
  version int not null,
  kind text not null,
  area int not null,
  ref_date date not null,
  applies_from date not null,
  applies_to date not null,
  sex text,
  age_from int,
  age_to int,
  value int not null check (value >= 0),
  source_org text not null,
  source_doc text not null,
  source_date date not null,
  status text not null,
  entered_by uuid,
  entered_at timestamptz not null,
  primary key (tenant, base, version)
);
create index base_kind on base (tenant, kind, area, applies_from);
