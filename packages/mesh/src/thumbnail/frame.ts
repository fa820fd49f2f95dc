/**
 * What is seen at each sample: which triangle, and where in it. Row by row from the top left.
 * Shading comes afterwards, once per sample, however often triangles overlap.
 */
export interface Frame {
  side: number;
  /** 1 / distance along the view; 0 where nothing is. */
  nearness: Float32Array;
  /** -1 where nothing is. */
  surface: Int32Array;
  /** Index of the first of its three numbers in `Surface.triangles`. */
  triangle: Int32Array;
  /** Weights of the second and third corner, in perspective. */
  second: Float32Array;
  third: Float32Array;
}

export const createFrame = (side: number): Frame => ({
  side,
  nearness: new Float32Array(side * side),
  surface: new Int32Array(side * side).fill(-1),
  triangle: new Int32Array(side * side),
  second: new Float32Array(side * side),
  third: new Float32Array(side * side),
});
