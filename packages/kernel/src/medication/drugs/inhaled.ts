/** name | pinyin by syllable | unit that one dose is usually counted in. */
export const inhaled = `
沙丁胺醇|sha ding an chun|吸
特布他林|te bu ta lin|吸
左沙丁胺醇|zuo sha ding an chun|吸
福莫特罗|fu mo te luo|吸
沙美特罗|sha mei te luo|吸
茚达特罗|yin da te luo|吸
异丙托溴铵|yi bing tuo xiu an|吸
噻托溴铵|sai tuo xiu an|吸
格隆溴铵|ge long xiu an|吸
乌美溴铵|wu mei xiu an|吸
布地奈德|bu di nai de|吸
倍氯米松|bei lv mi song|吸
氟替卡松|fu ti ka song|吸
布地奈德福莫特罗|bu di nai de fu mo te luo|吸
沙美特罗替卡松|sha mei te luo ti ka song|吸
倍氯米松福莫特罗|bei lv mi song fu mo te luo|吸
茚达特罗格隆溴铵|yin da te luo ge long xiu an|吸
乌美溴铵维兰特罗|wu mei xiu an wei lan te luo|吸
布地格福|bu di ge fu|吸
氟替美维|fu ti mei wei|吸
`
