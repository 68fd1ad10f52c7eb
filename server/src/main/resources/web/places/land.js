/** So many pixels around the frame are drawn too, to be there when the map is dragged. */
export const AROUND = 300;
/** Degrees between two lines of the graticule. */
const STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005];

/** Land, borders, the countries that stand out, and the graticule over them. */
export class Land {
  #highlighted = [];
  #drawn = { k: 1, x: 0, y: 0 };

  /**
   * @param {object} group a d3 selection of a `g`
   * @param {import('./atlas.js').Atlas} atlas
   */
  constructor(group, atlas) {
    this.atlas = atlas;
    this.group = group;
    this.land = group.append('path').attr('class', 'land');
    this.countries = group.append('g');
    this.borders = group.append('path').attr('class', 'borders');
    this.graticule = group.append('path').attr('class', 'graticule');
  }

  /** @param {object[]} countries of the atlas */
  highlight(countries) {
    this.#highlighted = [...new Set(countries.map(country => country.properties.a3))];
  }

  /** Moves what is drawn; draws anew where that is not enough. */
  move(projection, size) {
    const [x, y] = projection.translate();
    const zoomed = projection.scale() / this.#drawn.k;
    const [left, top] = [x - zoomed * this.#drawn.x, y - zoomed * this.#drawn.y];
    const isCovered = zoomed > 0.8 && zoomed < 2.5
        && left < zoomed * AROUND && left + zoomed * (size[0] + AROUND) > size[0]
        && top < zoomed * AROUND && top + zoomed * (size[1] + AROUND) > size[1];
    if (isCovered) {
      this.group.attr('transform', `translate(${left},${top}) scale(${zoomed})`);
    } else {
      this.draw(projection, size);
    }
  }

  draw(projection, size) {
    const [x, y] = projection.translate();
    this.#drawn = { k: projection.scale(), x, y };
    this.group.attr('transform', null);
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
  const [west, north] = projection.invert([-AROUND, -AROUND]);
  const [, south] = projection.invert([width + AROUND, height + AROUND]);
  const east = west + (width + 2 * AROUND) / projection.scale() * 180 / Math.PI;
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
  const [west, north] = projection.invert([-AROUND, -AROUND]);
  const [, south] = projection.invert([width + AROUND, height + AROUND]);
  const east = west + span * (1 + 2 * AROUND / width);
  const down = degrees => Math.floor(degrees / step - 1) * step;
  const up = degrees => Math.ceil(degrees / step + 1) * step;
  return d3.geoGraticule().step([step, step]).precision(step).extent([
    [down(west), Math.max(-85, down(south))],
    [up(east), Math.min(85, up(north))]])();
}
