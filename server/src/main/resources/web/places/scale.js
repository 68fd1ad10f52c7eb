import { byId } from '../shared/dom.js';

const EARTH_METRES = 6_371_000;
const LONGEST_PIXELS = 110;

/** Draws how long a round number of metres is in the middle of the map. */
export function scaleBar(projection, [width, height]) {
  const { geoDistance } = globalThis.d3;
  const [a, b] = [0, 100].map(x => projection.invert([width / 2 - 50 + x, height / 2]));
  const perPixel = geoDistance(a, b) * EARTH_METRES / 100;
  const bar = byId('scale');
  if (!(perPixel > 0)) {
    bar.textContent = '';
    return;
  }
  const metres = round(perPixel * LONGEST_PIXELS);
  bar.textContent = metres >= 1000 ? `${(metres / 1000).toLocaleString()} km` : `${metres} m`;
  bar.style.setProperty('--length', `${Math.round(metres / perPixel)}px`);
}

/** The highest number that begins with 1, 2 or 5 and is no higher. */
function round(number) {
  const ten = 10 ** Math.floor(Math.log10(number));
  return ten * [5, 2, 1].find(each => each * ten <= number);
}
