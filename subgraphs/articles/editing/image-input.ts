import { badInput } from '../../../shared/errors/errors.ts';
import type { ImageBlock, ImageSize } from '../types/image-block.ts';
import type { ImageInput, ImageSizeInput } from '../types/schema.generated.ts';
import { blockText, bounded, LIMITS, optionalLine } from './input-texts.ts';

/** @throws BAD_USER_INPUT for an image of neither URL nor caption, or of sizes that no image has. */
export function readImage(path: string, image: ImageInput): ImageBlock {
  const caption = image.caption == null ? null : blockText(`${path}.caption`, image.caption);
  if (caption === null && image.url == null) throw badInput(path, 'neither url nor caption', 'at least one of them');
  const { width, height } = image;
  const sizes = readSizes(`${path}.sizes`, image.sizes ?? []);
  if (image.url == null && (width != null || height != null || sizes.length > 0)) {
    throw badInput(path, 'a size without url', 'url, width and height of one image');
  }
  return {
    kind: 'Image',
    url: image.url ?? null,
    caption,
    credit: optionalLine(`${path}.credit`, image.credit),
    alt: image.alt == null ? null : blockText(`${path}.alt`, image.alt),
    ...(width != null && { width: pixels(`${path}.width`, width) }),
    ...(height != null && { height: pixels(`${path}.height`, height) }),
    ...(sizes.length > 0 && { sizes }),
  };
}

/** An image to be shown by itself. @throws BAD_USER_INPUT as `readImage` does, and without a URL. */
export function readShownImage(path: string, image: ImageInput): ImageBlock {
  if (image.url == null) throw badInput(`${path}.url`, 'none', 'the URL of the image');
  return readImage(path, image);
}

function readSizes(path: string, inputs: readonly ImageSizeInput[]): ImageSize[] {
  const sizes = bounded(path, inputs, LIMITS.sizes).map(({ url, width, height }, i) => ({
    url,
    width: pixels(`${path}[${i}].width`, width),
    height: height == null ? null : pixels(`${path}[${i}].height`, height),
  }));
  sizes.forEach(({ width }, i) => {
    if (sizes.findIndex(one => one.width === width) === i) return;
    throw badInput(`${path}[${i}].width`, `${width} again`, 'a width of its own for each size');
  });
  return sizes.sort((a, b) => a.width - b.width);
}

function pixels(path: string, value: number): number {
  if (value >= 1 && value <= LIMITS.pixels) return value;
  throw badInput(path, String(value), `1 to ${LIMITS.pixels} pixels`);
}
