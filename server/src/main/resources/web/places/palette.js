const COLOURS = 8;
const REST = 'colour-rest';

/**
 * Colours of categories: the most frequent ones get one each and keep it while the page is open.
 * They only help the eye; names and numbers say the same.
 */
export class Palette {
  #colours = new Map();

  /** @param {Record<string, number>} counts by category */
  learn(counts) {
    const byCount = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    for (const [category] of byCount) {
      if (!this.#colours.has(category) && this.#colours.size < COLOURS) {
        this.#colours.set(category, `colour-${this.#colours.size}`);
      }
    }
  }

  /** @returns {string} a class */
  of(category) {
    return this.#colours.get(category) ?? REST;
  }
}

/**
 * Categories of maps and their points, most points first, those without a category last.
 *
 * @param {import('./questions.js').PlaceMap[]} maps
 * @returns {{category: string, count: number}[]}
 */
export function categories(maps) {
  const sums = new Map();
  const add = (category, count) => sums.set(category, (sums.get(category) ?? 0) + count);
  maps.forEach(map => Object.entries(map.categoryCounts).forEach(([name, n]) => add(name, n)));
  const none = maps.reduce((sum, map) => sum + (map.uncategorised ?? 0), 0);
  const rows = [...sums].filter(([, count]) => count > 0)
      .map(([category, count]) => ({ category, count }))
      .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
  return none > 0 ? [...rows, { category: '', count: none }] : rows;
}
