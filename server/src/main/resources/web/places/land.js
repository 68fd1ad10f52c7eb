/** Degrees between two lines of the graticule. */
const STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005];

/** Land, borders, the countries that stand out, and the graticule over them. */
export class Land {
  #highlighted = [];

  /**
   * @param {object} group a d3 selection of a `g`
   * @param {import('./atlas.js').Atlas} atlas
   */
  constructor(group, atlas) {
    this.atlas = atlas;
    this.land = group.append('path').attr('class', 'land');
    this.countries = group.append('g');
    this.borders = group.append('path').attr('class', 'borders');
    this.graticule = group.append('path').attr('class', 'graticule');
  }

  /** @param {object[]} countries of the atlas */
  highlight(countries) {
    this.#highlighted = [...new Set(countries.map(country => country.properties.a3))];
  }

  draw(projection, size) {
    const outlines = this.atlas.at(projection.scale());
    const path = globalThis.d3.geoPath(projection);
    this.graticule.attr('d', path(graticule(projection, size)));
    if (outlines) {
      this.land.attr('d', path(inSight(outlines.land, projection, size)));
      this.borders.attr('d', outlines.borders && path(outlines.borders));
      const standOut = outlines.countries
          .filter(country => this.#highlighted.includes(country.properties.a3));
      this.countries.selectAll('path').data(standOut).join('path').attr('class', 'country')
          .attr('d', path);
    }
  }
}

/** The pieces that may be seen; at a close look most may not. */
function inSight(pieces, projection, [width, height]) {
  const [[west, north], [, south]] = [projection.invert([0, 0]), projection.invert([width, height])];
  const east = west + width / projection.scale() * 180 / Math.PI;
  const seen = pieces.filter(({ box: [[left, low], [right, high]] }) =>
    !(low > north || high < south)
        && [0, 360].some(turn => !(left + turn > east || right + turn < west)));
  return { type: 'GeometryCollection', geometries: seen.map(({ polygon }) => polygon) };
}

/** Lines so close together that some are seen at any scale. */
function graticule(projection, [width, height]) {
  const { d3 } = globalThis;
  const span = width / projection.scale() * 180 / Math.PI;
  if (!(span < 150)) {
    return d3.geoGraticule().step([30, 30])();
  }
  const step = STEPS.find(each => span / each > 4) ?? STEPS.at(-1);
  const [west, north] = projection.invert([0, 0]);
  const [, south] = projection.invert([width, height]);
  const down = degrees => Math.floor(degrees / step - 1) * step;
  const up = degrees => Math.ceil(degrees / step + 1) * step;
  return d3.geoGraticule().step([step, step]).precision(step).extent([
    [down(west), Math.max(-85, down(south))],
    [up(west + span), Math.min(85, up(north))]])();
}
