/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const antihypertensive = `
氨氯地平|an lv di ping|mg
左旋氨氯地平|zuo xuan an lv di ping|mg
硝苯地平|xiao ben di ping|mg
尼群地平|ni qun di ping|mg
非洛地平|fei luo di ping|mg
拉西地平|la xi di ping|mg
贝尼地平|bei ni di ping|mg
乐卡地平|le ka di ping|mg
尼卡地平|ni ka di ping|mg
西尼地平|xi ni di ping|mg
卡托普利|ka tuo pu li|mg
依那普利|yi na pu li|mg
贝那普利|bei na pu li|mg
培哚普利|pei duo pu li|mg
雷米普利|lei mi pu li|mg
福辛普利|fu xin pu li|mg
赖诺普利|lai nuo pu li|mg
咪达普利|mi da pu li|mg
缬沙坦|xie sha tan|mg
氯沙坦|lv sha tan|mg
厄贝沙坦|e bei sha tan|mg
替米沙坦|ti mi sha tan|mg
坎地沙坦|kan di sha tan|mg
奥美沙坦|ao mei sha tan|mg
阿利沙坦|a li sha tan|mg
沙库巴曲缬沙坦|sha ku ba qu xie sha tan|mg
厄贝沙坦氢氯噻嗪|e bei sha tan qing lv sai qin|片
缬沙坦氢氯噻嗪|xie sha tan qing lv sai qin|片
氯沙坦氢氯噻嗪|lv sha tan qing lv sai qin|片
缬沙坦氨氯地平|xie sha tan an lv di ping|片
氨氯地平贝那普利|an lv di ping bei na pu li|片
培哚普利氨氯地平|pei duo pu li an lv di ping|片
复方利血平|fu fang li xue ping|片
复方利血平氨苯蝶啶|fu fang li xue ping an ben die ding|片
珍菊降压片|zhen ju jiang ya pian|片
利血平|li xue ping|mg
可乐定|ke le ding|mg
甲基多巴|jia ji duo ba|mg
哌唑嗪|pai zuo qin|mg
特拉唑嗪|te la zuo qin|mg
多沙唑嗪|duo sha zuo qin|mg
乌拉地尔|wu la di er|mg
氢氯噻嗪|qing lv sai qin|mg
吲达帕胺|yin da pa an|mg
呋塞米|fu sai mi|mg
托拉塞米|tuo la sai mi|mg
螺内酯|luo nei zhi|mg
氨苯蝶啶|an ben die ding|mg
美托洛尔|mei tuo luo er|mg
比索洛尔|bi suo luo er|mg
阿替洛尔|a ti luo er|mg
普萘洛尔|pu nai luo er|mg
卡维地洛|ka wei di luo|mg
阿罗洛尔|a luo luo er|mg
拉贝洛尔|la bei luo er|mg
维拉帕米|wei la pa mi|mg
地尔硫卓|di er liu zhuo|mg
`
