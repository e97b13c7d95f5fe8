import { codes } from '../../../../form/field.ts'

/** The 56 nationalities of GB 3304; 99 少数民族 with its name is what the paper form has. */
export const ethnicities = codes(
  ...(
    '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 ' +
    '佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 ' +
    '阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 ' +
    '珞巴族 基诺族'
  )
    .split(' ')
    .map((name, at) => `${String(at + 1).padStart(2, '0')} ${name}`),
  '99 少数民族',
)

export const aboTypes = codes('1 A型', '2 B型', '3 O型', '4 AB型', '5 不详')
/** The 2011 form asked “RH阴性 1否 2是 3不详”: see the form's upgrade. */
export const rhTypes = codes('1 阴性', '2 阳性', '3 不详')

export const educations = codes(
  '1 研究生',
  '2 大学本科',
  '3 大学专科和专科学校',
  '4 中等专业学校',
  '5 技工学校',
  '6 高中',
  '7 初中',
  '8 小学',
  '9 文盲或半文盲',
  '10 不详',
)

/** 0 is a code, not "empty". */
export const occupations = codes(
  '0 国家机关、党群组织、企业、事业单位负责人',
  '1 专业技术人员',
  '2 办事人员和有关人员',
  '3 商业、服务业人员',
  '4 农、林、牧、渔、水利业生产人员',
  '5 生产、运输设备操作人员及有关人员',
  '6 军人',
  '7 不便分类的其他从业人员',
  '8 无职业',
)

export const maritals = codes('1 未婚', '2 已婚', '3 丧偶', '4 离婚', '5 未说明的婚姻状况')

export const payments = codes(
  '1 城镇职工基本医疗保险',
  '2 城镇居民基本医疗保险',
  '3 新型农村合作医疗',
  '4 贫困救助',
  '5 商业医疗保险',
  '6 全公费',
  '7 全自费',
  '8 其他',
)
