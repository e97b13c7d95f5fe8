export const exclusionTexts: Readonly<Record<string, string>> = {
  'X-DUP': '重复档案，已并入其他档案，不计入',
  'X-DEAD': '截止日前已死亡，不计入',
  'X-MOVED': '截止日前已迁出，不计入',
  'X-ABSENT': '外出满6个月，不计入',
  'X-TEMP': '居住不满半年，不计入',
  'X-NOTACTIVE': '健康档案不在档，不计入',
  'X-AGE': '年底不满65岁，不计入',
}
