import type { Random } from './random.ts';

/** Words that make plausible Korean sentences; they mean nothing in particular. */
const SUBJECTS = ['시의회는', '주민들은', '연구진은', '상인회는', '교육청은', '이 회사는', '전문가들은', '방문객들은'];
const PLACES = [
  '새로 연 도서관에서',
  '강변 공원에서',
  '옛 철길 옆에서',
  '중앙 시장에서',
  '바닷가 마을에서',
  '산기슭 학교에서',
];
const OBJECTS = [
  '야간 버스를',
  '작은 음악회를',
  '공동 텃밭을',
  '안내 로봇을',
  '자전거 길을',
  '물길 정비를',
  '장터 운영을',
];
const VERBS = [
  '시범 운영한다고 밝혔다',
  '다시 시작하기로 했다',
  '두 배로 늘리기로 했다',
  '내년까지 이어 가기로 했다',
  '먼저 살펴보기로 했다',
];
const SECTIONS = ['정치', '경제', '사회', '문화', '지역', '과학', '운동'];
const TAGS = ['교통', '도서관', '시장', '학교', '바다', '날씨', '음악', '로봇', '농사', '여행', '주택', '환경'];
const SURNAMES = ['강', '도', '문', '민', '배', '서', '소', '여', '윤', '하'];
const NAMES = ['가람', '나래', '다솜', '마루', '바다', '보람', '새길', '아라', '한결', '해솔'];
const OPINIONS = [
  '좋은 소식이네요',
  '조금 더 지켜봐야겠습니다',
  '우리 동네에도 있었으면',
  '기사 잘 읽었습니다',
  '예산은 어디서 나오나요',
];

export const sentence = (random: Random) =>
  `${random.pick(SUBJECTS)} ${random.pick(PLACES)} ${random.pick(OBJECTS)} ${random.pick(VERBS)}.`;
export const headline = (random: Random) =>
  `${random.pick(PLACES).replace(/에서$/, '')}, ${random.pick(OBJECTS).replace(/[을를]$/, '')} ${random.below(90) + 10}일의 기록`;
export const subheadline = (random: Random) => `${random.pick(OBJECTS)} ${random.pick(VERBS).replace(/다$/, '음')}`;
export const section = (random: Random) => random.pick(SECTIONS);
export const tags = (random: Random) => [...new Set([random.pick(TAGS), random.pick(TAGS), random.pick(TAGS)])];
export const personName = (random: Random) => random.pick(SURNAMES) + random.pick(NAMES);
export const opinion = (random: Random) =>
  Array.from({ length: 1 + random.below(4) }, () => random.pick(OPINIONS))
    .join('. ')
    .concat('.');
