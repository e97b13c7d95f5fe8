/**
 * Forms that close, move or join health records: they need the right to approve, as voiding does
 * (规范第三版·居民健康档案·档案终止).
 */
const approved: ReadonlySet<string> = new Set(['rec_lifecycle', 'rec_transfer', 'rec_merge'])

/** Whether saving this form asks for an approver's right. */
export const needsApproval = (form: string): boolean => approved.has(form)
