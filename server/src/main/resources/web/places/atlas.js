/**
 * The outlines of land and countries, from Natural Earth, coarse to fine. The finer ones are
 * fetched when somebody looks that closely.
 *
 * @typedef {{polygon: object, box: [[number, number], [number, number]]}} Piece of land, and the
 *     degrees between which it lies: west and south, east and north
 * @typedef {{land: Piece[], borders: object|null, countries: object[]}} Outlines GeoJSON
 */
const LEVELS = [
  { url: '/places/world/countries-110m.json', upTo: 400 },
  { url: '/places/world/countries-50m.json', upTo: 5000 },
  { url: '/places/world/land-10m.json', upTo: Infinity },
];

export class Atlas {
  #levels = LEVELS.map(level => ({ ...level, outlines: null, fetching: null }));
  #names = new Map();
  #written = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });

  /** Fetches the coarse outlines, which all else needs. */
  async load() {
    await this.#fetch(this.#levels[0]);
  }

  /**
   * The finest outlines that are there and that a scale needs.
   *
   * @param {number} scale pixels to a radian
   * @returns {Outlines|null}
   */
  at(scale) {
    const wanted = this.#levels.indexOf(this.#wanted(scale));
    return this.#levels.slice(0, wanted + 1).findLast(level => level.outlines)?.outlines ?? null;
  }

  /** @returns {Promise<boolean>} whether there are finer outlines for this scale than before */
  async refine(scale) {
    const level = this.#wanted(scale);
    const isNew = level.fetching === null;
    await this.#fetch(level);
    return isNew && level.outlines !== null;
  }

  /**
   * The country of a name or a code of two or three letters.
   *
   * @returns {object|null} as the outlines have it that came first
   */
  country(name) {
    return this.#names.get(name.trim().toLowerCase()) ?? null;
  }

  /** A country's name in the reader's language. */
  countryName = name => {
    const country = this.country(name);
    return country === null ? null : this.#nameOf(country);
  };

  #nameOf(country) {
    const letters = alpha2(country);
    return (letters && this.#written.of(letters)) || country.properties.name;
  }

  #wanted(scale) {
    return this.#levels.find(level => scale <= level.upTo);
  }

  async #fetch(level) {
    level.fetching ??= outlines(level.url).then(found => {
      level.outlines = found;
      found?.countries.forEach(country => this.#learn(country));
    });
    await level.fetching;
  }

  #learn(country) {
    const { name, a3 } = country.properties;
    for (const each of [a3, alpha2(country), name, this.#nameOf(country)]) {
      if (each && !this.#names.has(each.toLowerCase())) {
        this.#names.set(each.toLowerCase(), country);
      }
    }
  }
}

/** A country without its islands and far-off parts: its largest piece. */
export function mainland(country) {
  return globalThis.d3.greatest(polygons(country.geometry), globalThis.d3.geoArea);
}

/** @returns {Piece[]} */
function pieces(land) {
  const geometries = land.features?.map(feature => feature.geometry) ?? [land.geometry];
  return geometries.flatMap(polygons).filter(isLand).map(polygon => {
    const [longitudes, latitudes] = [0, 1].map(axis =>
      globalThis.d3.extent(polygon.coordinates[0], at => at[axis]));
    return { polygon, box: globalThis.d3.zip(longitudes, latitudes) };
  });
}

/** Islets that rounding has turned inside out would cover all the earth. */
function isLand(polygon) {
  return polygon.coordinates[0].length > 5 || globalThis.d3.geoArea(polygon) < Math.PI;
}

function polygons({ type, coordinates }) {
  return (type === 'Polygon' ? [coordinates] : coordinates)
      .map(rings => ({ type: 'Polygon', coordinates: rings }));
}

/** Atlases number countries as ISO 3166 does; the browser knows the letters. */
function alpha2(country) {
  const number = String(country.id ?? '').padStart(3, '0');
  const region = /^\d{3}$/.test(number) ? new Intl.Locale('und', { region: number }).region : '';
  return /^[A-Z]{2}$/.test(region) ? region : '';
}

async function outlines(url) {
  const { topojson } = globalThis;
  try {
    const world = await (await fetch(url)).json();
    const { countries, land } = world.objects;
    return {
      land: pieces(topojson.feature(world, land)),
      borders: countries ? topojson.mesh(world, countries, (a, b) => a !== b) : null,
      countries: countries ? topojson.feature(world, countries).features : [],
    };
  } catch {
    return null;
  }
}
