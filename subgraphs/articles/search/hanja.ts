/** Readings of the hanja that headlines use for words: 北 is 북, and 美 is 미. Each is followed by its reading. */
const READINGS =
  '北북美미中중日일韓한英영獨독佛불伊이露러印인臺대濠호泰태越월蘇소' +
  '與여野야靑청檢검軍군警경法법黨당政정府부院원委위會회議의員원國국民민官관廳청署서' +
  '前전現현新신舊구故고副부總총長장代대表표氏씨孃양君군夫부妻처' +
  '男남女여父부母모子자童동靑청老노少소人인' +
  '大대小소高고低저上상下하左좌右우內내外외東동西서南남全전半반反반對대無무有유非비超초最최再재' +
  '株주銀은金금錢전價가稅세費비債채商상社사企기業업農농漁어勞노使사財재經경濟제貿무易역' +
  '車차船선機기電전油유鐵철鋼강核핵彈탄砲포戰전爭쟁死사生생傷상亡망火화水수山산海해江강' +
  '學학校교敎교師사生생試시驗험文문化화書서藝예術술展전賞상歌가劇극' +
  '病병藥약醫의癌암毒독酒주食식米미肉육' +
  '市시道도郡군區구邑읍面면洞동里리村촌京경' +
  '年년月월日일時시分분初초末말春춘夏하秋추冬동朝조夜야週주' +
  '一일二이三삼四사五오六육七칠八팔九구十십百백千천萬만億억兆조' +
  '安안保보統통談담選선擧거票표理리情정報보訪방問문發발展전說설論론權권罪죄刑형罰벌判판決결訴소' +
  '名명家가王왕室실館관所소店점場장行행線선路로橋교港항空공';

const readings = new Map<string, string>();
for (let i = 0; i < READINGS.length; i += 2) readings.set(READINGS[i] as string, READINGS[i + 1] as string);

/** The reading of a hanja; undefined for other letters, and for hanja that headlines do not use. */
export function readingOf(letter: string): string | undefined {
  return readings.get(letter);
}
