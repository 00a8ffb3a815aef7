import { describe, expect, it } from 'vitest';
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

  it('reads a hostile text of the greatest length fast', () => {
    const started = performance.now();
    expect(wordlist.find('시'.repeat(100_000))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
