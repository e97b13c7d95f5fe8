/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const lipid = `
阿托伐他汀|a tuo fa ta ting|mg
瑞舒伐他汀|rui shu fa ta ting|mg
辛伐他汀|xin fa ta ting|mg
普伐他汀|pu fa ta ting|mg
氟伐他汀|fu fa ta ting|mg
匹伐他汀|pi fa ta ting|mg
洛伐他汀|luo fa ta ting|mg
血脂康|xue zhi kang|粒
非诺贝特|fei nuo bei te|mg
苯扎贝特|ben zha bei te|mg
吉非罗齐|ji fei luo qi|mg
依折麦布|yi zhe mai bu|mg
普罗布考|pu luo bu kao|mg
烟酸|yan suan|mg
依洛尤单抗|yi luo you dan kang|mg
阿利西尤单抗|a li xi you dan kang|mg
`
