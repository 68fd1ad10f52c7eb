import { count } from '../shared/numbers.js';

/** What readers see for maps, points, categories and attributes. */
export const NO_CATEGORY = 'No category';

/** Members that the summary of a map is made of; all others are its user's. */
const KEPT = new Set(['mapId', 'totalPoints', 'categoryCounts', 'uncategorised', 'tourismScore']);
const IDS = new Set(['mapId', 'pointId']);

export function mapName(map) {
  return text(map.name) || text(map.city) || map.mapId;
}

export function pointName(point) {
  return text(point.name) || text(point.title) || point.pointId;
}

/** `QLD, Australia`; country codes become names where the atlas knows them. */
export function region(map, countryName) {
  const country = text(map.country);
  return [text(map.state), country && (countryName(country) ?? country)].filter(Boolean).join(', ');
}

export function categoryName(category) {
  return category || NO_CATEGORY;
}

/** `1 point`, `1,000 points` */
export function pointCount(number) {
  return `${count(number)} ${number === 1 ? 'point' : 'points'}`;
}

/** The category of a point as its map counts it: `''` for none. */
export function categoryOf(point) {
  return text(point.category);
}

/** What the user of a map or point said of it beyond the members named. */
export function extras(thing, named) {
  return Object.entries(thing)
      .filter(([name]) => !KEPT.has(name) && !IDS.has(name) && !named.includes(name));
}

/** `openingHours` is read as Opening hours. */
export function attributeName(name) {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function valueText(value) {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** @returns {[number, number]|null} longitude and latitude, if the point has them */
export function coordinates({ longitude, latitude }) {
  const [x, y] = [longitude, latitude].map(asNumber);
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : null;
}

/** `47.6205° N, 122.3493° W` */
export function positionName([longitude, latitude]) {
  const part = (degrees, positive, negative) =>
    `${Number(Math.abs(degrees).toFixed(5))}° ${degrees < 0 ? negative : positive}`;
  return `${part(latitude, 'N', 'S')}, ${part(longitude, 'E', 'W')}`;
}

/** Problems are written for programs: readers get them with a capital letter and a full stop. */
export function sentence(problem) {
  const upper = problem.charAt(0).toUpperCase() + problem.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}

function asNumber(value) {
  return typeof value === 'number' || JSON.isRawJSON?.(value) ? Number(valueText(value)) : NaN;
}

function text(value) {
  return typeof value === 'string' ? value : '';
}
