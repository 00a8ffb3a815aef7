/** Bar charts as SVG, readable on a light and on a dark page. */

export interface Bar {
  readonly label: string;
  /** From left to right, in the order of the legend. */
  readonly segments: readonly number[];
  /** The range of the rounds. */
  readonly range?: readonly [low: number, high: number];
  readonly text: string;
  readonly highlighted: boolean;
}

export interface Chart {
  readonly title: string;
  readonly legend: readonly string[];
  readonly panels: readonly { readonly title: string; readonly bars: readonly Bar[] }[];
}

const WIDTH = 860;
const LABEL = 180;
const VALUE = 110;
const BAR = 14;
const STEP = 20;
const PANEL_HEAD = 34;
const TOP = 58;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 } .panel { font-weight: 600 } .value { fill: #59636e }
  .s0 { fill: #8c959f } .s1 { fill: #c0c7cf } .s2 { fill: #dfe3e8 } .own .s0 { fill: #0969da } .own .s1 { fill: #54aeff } .own .s2 { fill: #b6e3ff }
  .range { stroke: #1f2328; stroke-width: 1 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .value { fill: #9198a1 } .range { stroke: #f0f6fc }
    .s0 { fill: #656c76 } .s1 { fill: #4a515a } .s2 { fill: #343a42 } .own .s0 { fill: #4493f8 } .own .s1 { fill: #2a64b5 } .own .s2 { fill: #1d4379 }
  }`;

export function renderChart({ title, legend, panels }: Chart): string {
  const parts: string[] = [];
  let y = TOP;
  for (const panel of panels) {
    const most = Math.max(...panel.bars.map(bar => Math.max(total(bar), bar.range?.[1] ?? 0)), 1e-9);
    const scale = (WIDTH - LABEL - VALUE) / most;
    parts.push(`<text class="panel" x="8" y="${y + 20}">${escapeText(panel.title)}</text>`);
    y += PANEL_HEAD;
    for (const bar of panel.bars) {
      parts.push(renderBar(bar, y, scale));
      y += STEP;
    }
  }
  const height = y + 12;
  const keys = legend.length > 1 ? legend.map(renderKey).join('') : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeText(title)}"><style>${STYLE}
</style>
<text class="title" x="8" y="22">${escapeText(title)}</text>${keys}
${parts.join('\n')}
</svg>
`;
}

function renderBar(bar: Bar, y: number, scale: number): string {
  const middle = y + BAR / 2;
  let x = LABEL;
  const segments = bar.segments.map((value, i) => {
    const width = value * scale;
    const rect = `<rect class="s${i}" x="${fixed(x)}" y="${y}" width="${fixed(width)}" height="${BAR}"/>`;
    x += width;
    return rect;
  });
  const [low, high] = bar.range ?? [0, 0];
  const line = bar.range
    ? `<path class="range" d="M${fixed(LABEL + low * scale)} ${middle}H${fixed(LABEL + high * scale)}"/>`
    : '';
  const end = Math.max(x, LABEL + high * scale) + 6;
  return `<g${bar.highlighted ? ' class="own"' : ''}><text x="${LABEL - 8}" y="${y + 11}" text-anchor="end">${escapeText(bar.label)}</text>${segments.join('')}${line}<text class="value" x="${fixed(end)}" y="${y + 11}">${escapeText(bar.text)}</text></g>`;
}

function renderKey(name: string, i: number): string {
  const x = 8 + i * 150;
  return `<rect class="s${i}" x="${x}" y="34" width="12" height="12"/><text x="${x + 18}" y="44">${escapeText(name)}</text>`;
}

const total = (bar: Bar) => bar.segments.reduce((sum, value) => sum + value, 0);
const fixed = (value: number) => value.toFixed(1);
const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
