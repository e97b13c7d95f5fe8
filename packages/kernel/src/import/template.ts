import type { Finding } from '../form/finding.ts'
import type { ImportTarget } from './target.ts'

/** What a template of ours says about itself; `keys` are null where its first row was removed. */
export interface TemplateFacts {
  readonly form: string
  readonly edition: string
  readonly keys: readonly (string | null)[] | null
}

const refuse = (code: string, message_zh: string): Finding => ({
  code,
  severity: 'reject',
  category: 'contradiction',
  field: '',
  message_zh,
})

/** A template of another form or edition, or one without its key row, is not imported as this one. */
export const templateFindings = (target: ImportTarget, { form, edition, keys }: TemplateFacts): readonly Finding[] => {
  const expected = target.forms[0].edition
  if (form !== target.id || edition !== expected)
    return [
      refuse(
        'TPL_MISMATCH',
        `这是“${form} ${edition}”的模板，现在导入的是“${target.id} ${expected}”，请换文件或换导入内容`,
      ),
    ]
  return keys ? [] : [refuse('TPL_KEYS', '模板隐藏的第 1 行（列的标识）被删除了，请重新下载模板，把数据粘贴过去')]
}
