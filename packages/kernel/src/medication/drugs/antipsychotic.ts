/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const antipsychotic = `
氯氮平|lv dan ping|mg
奥氮平|ao dan ping|mg
利培酮|li pei tong|mg
帕利哌酮|pa li pai tong|mg
喹硫平|kui liu ping|mg
阿立哌唑|a li pai zuo|mg
齐拉西酮|qi la xi tong|mg
氨磺必利|an huang bi li|mg
舒必利|shu bi li|mg
氯丙嗪|lv bing qin|mg
奋乃静|fen nai jing|mg
氟哌啶醇|fu pai ding chun|mg
三氟拉嗪|san fu la qin|mg
五氟利多|wu fu li duo|mg
氟奋乃静癸酸酯|fu fen nai jing gui suan zhi|mg
氟哌啶醇癸酸酯|fu pai ding chun gui suan zhi|mg
鲁拉西酮|lu la xi tong|mg
布南色林|bu nan se lin|mg
哌罗匹隆|pai luo pi long|mg
碳酸锂|tan suan li|mg
棕榈酸帕利哌酮|zong lv suan pa li pai tong|mg
卡利拉嗪|ka li la qin|mg
氯普噻吨|lv pu sai dun|mg
`
