import { describe, expect, it } from 'vitest';
import { renderChart } from './chart.ts';

const bar = { label: 'a & b', segments: [1, 3], range: [2, 5] as const, text: '4 <max>', highlighted: true };

describe('renderChart', () => {
  const svg = renderChart({ title: 'x', legend: ['one', 'two'], panels: [{ title: 'p', bars: [bar] }] });

  it('escapes what people wrote', () => {
    expect(svg).toContain('a &amp; b');
    expect(svg).toContain('4 &lt;max&gt;');
  });

  it('puts segments end to end, to the scale of the longest range', () => {
    const rects = [...svg.matchAll(/class="s\d" x="([\d.]+)" y="\d+" width="([\d.]+)" height="14"/g)];
    const [first, second] = rects.map(([, x, width]) => [Number(x), Number(width)] as const);
    expect(first![0]).toBe(180);
    expect(second![0]).toBeCloseTo(first![0] + first![1], 1);
    // 570 units for a range up to 5.
    expect(first![1] + second![1]).toBeCloseTo((570 * 4) / 5, 1);
  });

  it('has colours for a dark page', () => {
    expect(svg).toContain('prefers-color-scheme: dark');
  });
});
