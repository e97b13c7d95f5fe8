import type { Value, Values } from '../../form/field.ts'
import type { Form } from '../../form/form.ts'
import { fieldAt, importValue, labelOf, upgraded } from '../../form/import-map.ts'
import { formOf } from '../../form/list.ts'
import { validate } from '../../form/validate.ts'
import { RuleError, type RuleFunction } from '../rule.ts'
import { contextInputs, readContext } from './context.ts'

const need = (id: unknown): Form => {
  const form = formOf(String(id))
  if (!form) throw new RuleError('BAD_INPUT', `没有编号为“${id}”的表单`, 'form')
  return form
}

const needField = (form: Form, path: unknown): string => {
  if (!fieldAt(form.fields, String(path)))
    throw new RuleError('BAD_INPUT', `表单“${form.title}”没有“${path}”这一项`, 'field')
  return String(path)
}

export const validateRule: RuleFunction = {
  meaning: '一份表单（可以只填了一部分）的全部问题，按表单顺序',
  source: '各表单的规范条文；问题的分级见 R-FIND',
  input: {
    form: { type: 'text', required: true },
    values: { type: 'map', required: true },
    context: { type: 'map', of: contextInputs },
  },
  run: (input) => {
    const context = readContext((input.context ?? {}) as Readonly<Record<string, unknown>>)
    const form = need(input.form)
    const settings = input.settings as Readonly<Record<string, unknown>> | undefined
    const values = upgraded(form, input.values as Values, context.edition ?? form.edition)
    return { issues: validate(form, values, { ...context, ...(settings && { settings }) }) }
  },
}

export const codeLabelRule: RuleFunction = {
  meaning: '某项有无此代码，及其在表单上的写法',
  source: '各表单的规范条文',
  input: {
    form: { type: 'text', required: true },
    field: { type: 'text', required: true },
    code: { type: 'code', required: true },
    edition: { type: 'text' },
  },
  run: (input) => {
    const form = need(input.form)
    const label = labelOf(form, needField(form, input.field), String(input.code))
    return { valid: label !== null, label_zh: label }
  },
}

export const importMapRule: RuleFunction = {
  meaning: '其他系统或旧版表单的一个答案在本表单的代码',
  source: '各表单的规范条文；2011 年版与 2017 年版的差异见 R-EDITION',
  input: {
    form: { type: 'text', required: true },
    field: { type: 'text', required: true },
    value: { type: 'any', required: true },
    source_version: { type: 'text' },
  },
  run: (input) => {
    const form = need(input.form)
    const source = input.source_version as string | undefined
    return { value: importValue(form, needField(form, input.field), input.value as Value, source) ?? null }
  },
}
