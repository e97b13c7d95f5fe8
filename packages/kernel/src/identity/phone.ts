/** Mobile or landline, or 无 (then a reason is asked). */
export const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|无)$/

export const phoneHint = '11 位手机号，或区号加座机号；没有的填“无”'
