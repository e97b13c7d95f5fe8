import { writeWorkbook } from '@wangdi/documents/write/xlsx.ts'
import { checkCharacter } from '@wangdi/kernel/identity/citizen-number.ts'
import iconv from 'iconv-lite'
import type { Client } from './client.ts'

/** A citizen number that is valid in form, of a county that does not exist. */
export const citizenNumber = (birth: string, serial: number): string => {
  const seventeen = `529903${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
}

export type Cells = Readonly<Record<string, string>>

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A table as CSV, in the encoding that Chinese spreadsheets save by default. */
export const gbkCsv = (rows: readonly Cells[]): Buffer => {
  const headers = Object.keys(rows[0])
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  return iconv.encode(lines.map((line) => line.map(quoted).join(',')).join('\r\n'), 'gb18030')
}

/** The same as a workbook, with a title in merged cells above the header as offices like it. */
export const workbook = async (rows: readonly Cells[], title?: string): Promise<Buffer> => {
  const headers = Object.keys(rows[0])
  const lines = [...(title ? [[title]] : []), headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  const parts: Buffer[] = []
  for await (const part of writeWorkbook([{ name: '数据', rows: lines }])) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Uploads a file as a browser does. */
export const upload = (browser: Client, name: string, content: Buffer, query = '') => {
  const boundary = 'wangdi-boundary'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return browser.call('POST', `/imports${query}`, payload, {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}
