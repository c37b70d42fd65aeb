// What draws the pictures is most of this page's bytes, and is fetched when the first is wanted.
import { Unreachable } from './gateway.js';

export async function fetchHeatmap() {
  try {
    return (await import('./heatmap.js')).Heatmap;
  } catch (error) {
    throw new Unreachable(error.message, { cause: error });
  }
}
