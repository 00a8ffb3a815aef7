const MAX_PIXELS = 30_000;
const MAX_SIZES = 20;

/** A number of pixels as markup states it; undefined for `100%` and their like, and for what no image has. */
export function readPixels(text: string | undefined): number | undefined {
  const pixels = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  return pixels > 0 && pixels <= MAX_PIXELS ? pixels : undefined;
}

/** The sizes of a `srcset` that states widths; the attributes `width` and `height` say how large an image is shown. */
export function readSrcset(srcset: string | undefined, addressOf: (url: string) => string | undefined) {
  const sizes = new Map<number, string>();
  for (const [, address = '', stated] of (srcset ?? '').matchAll(/([^\s,]\S*)\s+(\d{1,5})w\s*(?:,|$)/g)) {
    const width = readPixels(stated);
    const url = addressOf(address);
    if (width !== undefined && url !== undefined && sizes.size < MAX_SIZES && !sizes.has(width)) sizes.set(width, url);
  }
  return [...sizes].map(([width, url]) => ({ url, width }));
}
