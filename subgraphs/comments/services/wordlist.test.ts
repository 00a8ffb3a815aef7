import { describe, expect, it } from 'vitest';
import { judgeWordlist } from '../../../tests/judged/judge-wordlist.ts';
import { DEFAULT_WORDLIST } from './default-wordlist.ts';
import { createWordlist } from './wordlist.ts';

const wordlist = createWordlist({
  banned: ['시발', 'ass', '값싼놈'],
  suspect: ['쓰레기'],
  allowed: ['시발점', '쓰레기통'],
});

describe('createWordlist', () => {
  it.each([
    ['as it is', '야 시발 뭐야'],
    ['inside a word', '개시발놈'],
    ['in decomposed form', '시발'.normalize('NFD')],
    ['in compatibility jamo', 'ㅅㅣㅂㅏㄹ'],
    ['in halfwidth jamo', 'ﾵￜﾲￂﾩ'],
    ['with the last sound apart', '시바ㄹ'],
    ['with signs between', '시.*발'],
    ['with digits between', '시1발'],
    ['with invisible characters between', '시\u200b\u2060\ufe0f발'],
    ['with a Hangul filler between', '시\u3164발'],
    ['with spaces between whole words', '에이 시 발 진짜'],
    ['across a line break', '시\n발'],
    ['of another script, as a word', 'You ASS!'],
    ['of another script, full width', 'ｙｏｕ ａｓｓ'],
    ['with a double final consonant typed apart', '갑ㅅ싼놈'],
  ])('finds a banned word %s', (_, text) => {
    expect(wordlist.find(text)?.kind).toBe('banned');
  });

  it.each([
    '다시 발표하겠습니다',
    '몇 시 발차인가요',
    '시바라기',
    '시발점에서 만나요',
    '첫 class assignment',
    '쓰레기통을 비우자',
    '',
    '👍🏽',
  ])('finds nothing in %j', text => {
    expect(wordlist.find(text)).toBeUndefined();
  });

  it('tells a suspect word from a banned one, and names the worst', () => {
    expect(wordlist.find('쓰레기 같은')).toEqual({ kind: 'suspect', word: '쓰레기' });
    expect(wordlist.find('쓰레기 시발')).toEqual({ kind: 'banned', word: '시발' });
  });

  it('does not spare a word for an allowed one elsewhere', () => {
    expect(wordlist.find('시발점에서 시발')?.kind).toBe('banned');
  });

  it.each(['시', 'ㅅ', '시이', 'ㅅㅡ', '시바라', 'ㅅ ㅂㄱ ', '가ㅋ'])(
    'reads a hostile text of %s of the greatest length fast',
    part => {
      const started = performance.now();
      expect(createWordlist(DEFAULT_WORDLIST).find(part.repeat(100_000 / part.length))).toBeUndefined();
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );
});

describe('an entry', () => {
  const find = (entry: string, text: string) =>
    createWordlist({ banned: [entry], suspect: [], allowed: [] }).find(text) !== undefined;

  it.each([
    ['^가나', ['가나', '가나다', 'ㅋㅋ가나', '(가나)'], ['다가나', '다 라가나']],
    ['가나$', ['가나', '다가나', '가나ㅋㅋ', '가나!'], ['가나다', '가나는']],
    ['^가나$', ['가나', '다 가나 다'], ['가나다', '다가나']],
    [
      'ㄱㄴ',
      ['ㄱㄴ', 'ㄱㄴㄱㄴ', 'ㄱ1ㄴ', 'ㄱ ㄴ', 'ㄱㄴㅋㅋ', 'ㅋㄱㄴ', 'ㄱㄴ다'],
      ['ㄱㄴㄷ', 'ㄷㄱㄴ', '각나', '가나'],
    ],
    ['까다', ['까다', '까아다', '까ㅡ다'], ['가다', '까라']],
  ])('%s matches by its signs and sounds', (entry, matching, others) => {
    expect(matching.filter(text => !find(entry, text))).toEqual([]);
    expect(others.filter(text => find(entry, text))).toEqual([]);
  });

  it('that is allowed inside words spares them there only', () => {
    const { find: found } = createWordlist({ banned: ['가나'], suspect: [], allowed: ['*가나다'] });
    expect(found('라가나다')).toBeUndefined();
    expect(found('가나다')?.word).toBe('가나');
    // As it is spelled, not in its disguises.
    expect(found('라까나다')?.word).toBe('가나');
  });
});

describe('the default list', () => {
  it.each(judgeWordlist())('has nearly all $what', ({ right, total }) => {
    expect(right / total).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['ㅅㅂ', 'ㅂㅅ', '병ㅡ신', '씨이발', '시바', '존나', '개색기'])('refuses %s', text => {
    expect(createWordlist(DEFAULT_WORDLIST).find(`아 ${text} 진짜`)?.kind).toBe('banned');
  });

  it.each(['병신년', '2016년 병신년 새해', '도시발전', '질병신고'])('has nothing against %s', text => {
    expect(createWordlist(DEFAULT_WORDLIST).find(text)).toBeUndefined();
  });
});
