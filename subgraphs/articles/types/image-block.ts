/** The same image in another size, in pixels. */
export interface ImageSize {
  readonly url: string;
  readonly width: number;
  readonly height: number | null;
}

/** An image as it is stored, in a body or elsewhere. */
export interface ImageBlock {
  readonly kind: 'Image';
  readonly url: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly alt: string | null;
  /** In pixels; absent when unknown, as are other sizes. */
  readonly width?: number;
  readonly height?: number;
  readonly sizes?: readonly ImageSize[];
}
