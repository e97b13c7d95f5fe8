-- Restricted classes: 4 and 14 are mental illness, 5 and 15 tuberculosis. 14 and 15 are the share that the village doctor
-- to whom a person is assigned by name sees besides whoever holds the class.

create table named_person (
  tenant int not null,
  person uuid not null,
  data_class smallint not null check (data_class in (4, 5)),
  unit int not null,
  valid_from date not null,
  valid_to date,
  assigned_by uuid,
  assigned_at timestamptz not null,
  primary key (tenant, person, data_class, unit, valid_from),
  foreign key (tenant, person) references person (tenant, person)
);
create index named_person_unit on named_person (tenant, unit);

-- That a person is named tells of the illness: the application role has no right on the table at all.
alter table named_person enable row level security;
alter table named_person force row level security;
create policy derive on named_person to wangdi_deriver
  using (tenant = (select nullif(current_setting('wangdi.tenant', true), '')::int))
  with check (tenant = (select nullif(current_setting('wangdi.tenant', true), '')::int));
grant select, insert, update, delete on named_person to wangdi_deriver;

-- Class of what was looked at or done, so that the log of a person tells no more than the record itself.
alter table audit add column data_class smallint not null default 1;

create function protect_named(target text, village_column text, person_column text) returns void
language plpgsql as $$
declare
  -- Each sub-select is worked out once per statement; the village alone decides about the index.
  scope text := format(
    'tenant = (select nullif(current_setting(''wangdi.tenant'', true), '''')::int)
     and %I = any ((select nullif(current_setting(''wangdi.villages'', true), '''')::int[])::int[])
     and (data_class = any ((select nullif(current_setting(''wangdi.classes'', true), '''')::smallint[])::smallint[])
       or (data_class = 14
         and %I = any ((select nullif(current_setting(''wangdi.named_mental'', true), '''')::uuid[])::uuid[]))
       or (data_class = 15
         and %I = any ((select nullif(current_setting(''wangdi.named_tb'', true), '''')::uuid[])::uuid[])))',
    village_column, person_column, person_column);
begin
  execute format('alter policy scope on %I using (%s) with check (%s)', target, scope, scope);
end $$;

select protect_named('record', 'village', 'subject');
select protect_named('record_version', 'village', 'subject');
select protect_named('finding', 'village', 'subject');
select protect_named('draft', 'village', 'subject');
select protect_named('status', 'village', 'person');
select protect_named('event', 'village', 'person');
select protect_named('due', 'access_village', 'person');
