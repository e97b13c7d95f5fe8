-- Row-level security. The settings die with the transaction (SET LOCAL); unset settings give null, hence no row. The
-- sub-selects are evaluated once per statement, so that the village test can use an index.

create function protect(target text, village_column text, class_column text) returns void
language plpgsql as $$
declare
  within text := 'tenant = (select nullif(current_setting(''wangdi.tenant'', true), '''')::int)';
  -- The outer cast keeps the sub-select a value; the inner one is then done once, not for every row.
  scope text := within || format(
    ' and %I = any ((select nullif(current_setting(''wangdi.villages'', true), '''')::int[])::int[])', village_column);
begin
  if class_column is not null then
    scope := scope || format(
      ' and %I = any ((select nullif(current_setting(''wangdi.classes'', true), '''')::smallint[])::smallint[])', class_column);
  end if;
  execute format('alter table %I enable row level security', target);
  execute format('alter table %I force row level security', target);
  execute format('create policy scope on %I to wangdi_app using (%s) with check (%s)', target, scope, scope);
  execute format('create policy derive on %I to wangdi_deriver using (%s) with check (%s)', target, within, within);
end $$;

-- D2 and D3 tables have no class column of their own: the class is the table's.
create function protect_class(target text, class smallint) returns void
language plpgsql as $$
declare
  test text := format(
    '%s = any ((select nullif(current_setting(''wangdi.classes'', true), '''')::smallint[])::smallint[])', class);
begin
  execute format('create policy class on %I as restrictive to wangdi_app using (%s) with check (%s)', target, test, test);
end $$;

select protect('person', 'village', null);
select protect('identity', 'village', null);
select protect_class('identity', 3::smallint);
select protect('contact', 'village', null);
select protect_class('contact', 2::smallint);
select protect('person_alias', 'village', null);
select protect('household', 'village', null);
select protect('household_member', 'village', null);
select protect('record', 'village', 'data_class');
select protect('record_version', 'village', 'data_class');
select protect('finding', 'village', 'data_class');
select protect('draft', 'village', 'data_class');
select protect('status', 'village', 'data_class');
select protect('event', 'village', 'data_class');
select protect('due', 'access_village', 'data_class');

alter table audit enable row level security;
alter table audit force row level security;
create policy add on audit for insert to wangdi_app
  with check (tenant = (select nullif(current_setting('wangdi.tenant', true), '')::int));
create policy add_system on audit for insert to wangdi_deriver
  with check (tenant = (select nullif(current_setting('wangdi.tenant', true), '')::int));
create policy look on audit for select to wangdi_deriver
  using (tenant = (select nullif(current_setting('wangdi.tenant', true), '')::int));

-- The application role: no DDL, nothing of accounts, audit only to add, versions only to add.
grant select on meta, setting, area, unit, unit_area, base to wangdi_app;
grant select, insert on person, identity, contact, person_alias, record_version to wangdi_app;
grant select, insert, update on record, household, household_member to wangdi_app;
grant select, insert, update, delete on draft to wangdi_app;
grant select on finding, status, event, due to wangdi_app;
grant insert on audit to wangdi_app;

-- The deriver: everything of its tenant, but versions and audit stay as they were written.
grant select, insert, update, delete on
  meta, setting, area, unit, unit_area, account, post, session, job, import_run, import_problem, import_mapping, base,
  person, identity, contact, person_alias, record_serial, household, household_member, record, finding, draft,
  status, event, due to wangdi_deriver;
grant select, insert on audit to wangdi_deriver;
grant select, insert on record_version to wangdi_deriver;
-- Access follows the person: the village of a version may change, nothing else of it.
grant update (village) on record_version to wangdi_deriver;
