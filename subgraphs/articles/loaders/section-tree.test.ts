import { describe, expect, it } from 'vitest';
import { type SectionNode, sectionTreeOf } from './section-tree.ts';

const shape = (nodes: readonly SectionNode[]): unknown[] =>
  nodes.map(({ _id, count, total, children }) => [_id, count, total, ...shape(children)]);

describe('the tree of sections', () => {
  it('has those above a section, with their sums, those with the most articles first', () => {
    const counts = [
      { _id: '지역 > 부산', count: 4 },
      { _id: '정치', count: 4 },
      { _id: '지역 > 제주 > 서귀포', count: 3 },
      { _id: '지역', count: 1 },
      { _id: '지역 > 제주', count: 2 },
    ];
    expect(shape(sectionTreeOf(counts).roots)).toEqual([
      ['지역', 1, 10, ['지역 > 제주', 2, 5, ['지역 > 제주 > 서귀포', 3, 3]], ['지역 > 부산', 4, 4]],
      ['정치', 4, 4],
    ]);
  });

  it('is the same however its sections are ordered', () => {
    const counts = ['가 > 나 > 다', '가', '가 > 나', '나'].map(_id => ({ _id, count: 1 }));
    expect(shape(sectionTreeOf(counts.toReversed()).roots)).toEqual(shape(sectionTreeOf(counts).roots));
  });

  it('keeps apart sections of one title', () => {
    const { byName } = sectionTreeOf(['지역 > 광주', '경기 > 광주'].map(_id => ({ _id, count: 1 })));
    expect(byName.get('지역 > 광주')?.parent?._id).toBe('지역');
    expect(byName.get('경기 > 광주')?.parent?._id).toBe('경기');
    expect(byName.get('광주')).toBeUndefined();
  });

  it('is empty without sections', () => expect(sectionTreeOf([])).toEqual({ roots: [], byName: new Map() }));
});
