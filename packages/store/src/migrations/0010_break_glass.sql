-- A treating look outside one's scope: who, whom, why, until when, and what its review said. Like the names of persons it
-- is out of the application role's reach.

create table glass (
  tenant int not null,
  glass uuid not null,
  account uuid not null,
  post uuid,
  person uuid not null,
  reason text not null,
  note text not null,
  for_treatment boolean not null,
  opened_at timestamptz not null,
  hours int not null,
  verdict text check (verdict in ('fit', 'doubt')),
  reviewed_by uuid,
  reviewed_at timestamptz,
  primary key (tenant, glass),
  foreign key (tenant, person) references person (tenant, person)
);
create index glass_account on glass (tenant, account, opened_at);
create index glass_person on glass (tenant, person);

alter table glass enable row level security;
alter table glass force row level security;
create policy derive on glass to wangdi_deriver
  using (tenant = (select nullif(current_setting('wangdi.tenant', true), '')::int))
  with check (tenant = (select nullif(current_setting('wangdi.tenant', true), '')::int));
grant select, insert, update on glass to wangdi_deriver;
