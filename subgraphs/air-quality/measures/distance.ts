export interface Point {
  /** Degrees north (WGS 84). */
  readonly latitude: number;
  /** Degrees east (WGS 84). */
  readonly longitude: number;
}

/** The mean radius of the earth, in metres. */
const RADIUS = 6_371_009;

/** A degree of latitude, in metres. */
export const DEGREE = (RADIUS * Math.PI) / 180;

/** The distance between two points over the ground in metres (haversine), right to about half a percent. */
export function distanceBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(b.latitude - a.latitude) / 2);
  const east = Math.sin(radians(b.longitude - a.longitude) / 2);
  const chord = north ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
