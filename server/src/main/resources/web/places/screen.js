import { byId } from '../shared/dom.js';
import { count, units } from '../shared/numbers.js';
import { mainland } from './atlas.js';
import { MapList } from './maplist.js';
import { categoryName, categoryOf, coordinates, mapName, pointCount, pointName } from './names.js';
import { Palette, categories } from './palette.js';
import { PointList } from './pointlist.js';
import { Summary } from './summary.js';
import { WorldMap } from './worldmap.js';

/** Everything on the page: all maps, or one map with its points. */
export class Screen {
  /** @type {import('./questions.js').PlaceMap[]} */
  maps = [];
  /** @type {import('./questions.js').PlaceMap|null} */
  map = null;
  #points = { rows: [], more: false };
  #pointsOf = '';
  #figures = null;
  #isDrawn = false;
  #isWorld = false;
  #palette = new Palette();

  /**
   * @param {import('./atlas.js').Atlas} atlas
   * @param {import('./changes.js').Changes} changes
   * @param {(difference: Partial<import('./state.js').State>) => void} onChange
   */
  constructor(atlas, changes, onChange) {
    this.atlas = atlas;
    this.onChange = onChange;
    this.mapList = new MapList(this.#palette, atlas, () => changes.addMap());
    this.summary = new Summary(this.#palette, atlas, {
      change: () => changes.changeMap(this.map), remove: () => changes.removeMap(this.map) });
    this.pointList = new PointList(this.#palette, {
      add: () => changes.addPoint(this.map, this.#categories()),
      change: point => changes.changePoint(point, this.#categories()),
      remove: point => changes.removePoint(point),
      choose: id => onChange({ point: id }),
    });
    this.world = new WorldMap(byId('frame'), atlas, {
      mark: id => this.#choose(id),
      sign: sign => this.#open(sign),
      place: at => this.map && changes.addPoint(this.map, this.#categories(), at),
    });
    byId('add-first').addEventListener('click', () => changes.addMap());
  }

  /**
   * @param {import('./state.js').State} state
   * @param {import('./questions.js').Questions} questions
   * @param {boolean} again whether to ask for points that are shown already
   * @returns {Promise<void>} done when all is drawn; fails with the first question that does
   */
  async show(state, questions, again) {
    const before = state.map === null ? '' : JSON.stringify([state.map, state.category]);
    if (before !== this.#pointsOf) {
      byId('map-note').hidden = true;
    }
    byId('lists').classList.toggle('all', state.map === null);
    if (state.map === null) {
      await this.#showMaps(questions);
    } else {
      await this.#showMap(state, questions, again || before !== this.#pointsOf);
    }
    byId('cost').textContent = cost(questions.units);
  }

  async #showMaps(questions) {
    this.mapList.wait();
    this.maps = (await questions.maps())
        .sort((a, b) => mapName(a).localeCompare(mapName(b)) || (a.mapId < b.mapId ? -1 : 1));
    this.map = null;
    this.#pointsOf = '';
    byId('empty').hidden = this.maps.length > 0;
    byId('lists').hidden = this.maps.length === 0;
    document.title = 'Places · Millrace';
    this.#palette.learn(sums(this.maps));
    this.mapList.show(this.maps);
    this.world.showSigns(this.#signs(), !this.#isWorld);
    this.#isWorld = true;
    const points = sum(this.maps);
    this.world.describe(`World map of ${pointCount(points)} by country. ${HELP}`);
    this.#tell('', this.maps.map(map => [map.mapId, map.totalPoints]),
        `${count(this.maps.length)} maps, ${pointCount(points)}.`);
  }

  async #showMap(state, questions, again) {
    const totals = this.map?.mapId === state.map ? JSON.stringify(this.map) : '';
    if (totals === '') {
      this.summary.wait(this.maps.find(map => map.mapId === state.map), state);
    }
    this.pointList.wait(state.map);
    this.map = await questions.map(state.map);
    byId('empty').hidden = true;
    byId('lists').hidden = false;
    document.title = `${mapName(this.map)} · Millrace`;
    this.#palette.learn(this.map.categoryCounts);
    this.summary.show(this.map, state);
    if (again || totals !== JSON.stringify(this.map)) {
      await this.#showPoints(state, questions);
    }
    this.pointList.open(state.point, false);
    this.world.select(state.point);
    const rows = categories([this.map]);
    this.#tell(state.map, rows, `${mapName(this.map)}: ${pointCount(this.map.totalPoints)}. `
        + rows.map(row => `${categoryName(row.category)} ${count(row.count)}`).join(', '));
  }

  async #showPoints(state, questions) {
    const isNew = JSON.stringify([state.map, state.category]) !== this.#pointsOf;
    this.#points = await questions.points(state.map, state.category);
    this.#pointsOf = JSON.stringify([state.map, state.category]);
    this.pointList.show(this.#points, state);
    const marks = this.#points.rows.map(point => this.#mark(point)).filter(mark => mark.at);
    const home = this.atlas.country(String(this.map.country ?? ''));
    this.world.showMarks(marks, home, isNew || !this.#isDrawn);
    this.#isDrawn = marks.length > 0;
    this.#isWorld = false;
    this.world.describe(`Map of ${mapName(this.map)}: ${pointCount(marks.length)} drawn. `
        + `The list has the same points. ${HELP}`);
    this.#note(marks.length);
  }

  #mark(point) {
    return { id: point.pointId, at: coordinates(point), label: pointName(point),
      colour: this.#palette.of(categoryOf(point)) };
  }

  #note(drawn) {
    const all = this.#points.rows.length;
    const note = byId('map-note');
    note.hidden = drawn === all && all > 0;
    note.textContent = all === 0 ? 'Points with a latitude and a longitude are drawn here. '
        + 'Double-click where one is to add it.'
      : drawn === 0 ? 'None of these points has a latitude and a longitude.'
        : `${count(all - drawn)} of ${count(all)} points have no coordinates.`;
  }

  #signs() {
    const totals = new Map();
    for (const map of this.maps) {
      const country = this.atlas.country(String(map.country ?? ''));
      if (country) {
        const maps = [...(totals.get(country) ?? []), map];
        totals.set(country, maps);
      }
    }
    return [...totals].sort((a, b) => sum(b[1]) - sum(a[1])).map(([country, maps]) => {
      const total = sum(maps);
      const name = this.atlas.countryName(country.properties.a3);
      return { country, maps, total, name, at: globalThis.d3.geoCentroid(mainland(country)),
        label: `${name}: ${pointCount(total)} on ${maps.map(mapName).join(', ')}` };
    });
  }

  #open({ maps, name }) {
    if (maps.length === 1) {
      this.onChange({ map: maps[0].mapId, point: null, category: null });
    } else {
      this.mapList.search(name);
    }
  }

  #choose(id) {
    this.pointList.open(id, true);
    this.onChange({ point: id });
  }

  #categories() {
    return Object.keys(this.map.categoryCounts);
  }

  /** Says aloud, and marks, totals that have moved since they were shown. */
  #tell(of, figures, text) {
    const now = JSON.stringify(figures);
    const texts = [...document.querySelectorAll('.fact')]
        .map(fact => [fact.dataset.fact, fact.textContent]);
    if (this.#figures?.of === of && this.#figures.now !== now) {
      byId('live').textContent = text;
      const moved = texts.filter(([id, shown]) => this.#figures.texts.get(id) !== shown);
      moved.forEach(([id]) =>
        document.querySelector(`.fact[data-fact="${id}"]`).classList.add('moved'));
    }
    this.#figures = { of, now, texts: new Map(texts) };
  }
}

const HELP = 'Arrow keys move it, plus and minus change its scale.';

function sum(maps) {
  return maps.reduce((total, map) => total + map.totalPoints, 0);
}

function sums(maps) {
  return Object.fromEntries(categories(maps).filter(({ category }) => category)
      .map(({ category, count: points }) => [category, points]));
}

function cost(read) {
  return read === 0 ? 'Answered from memory: no read units were used.'
    : `Answering this took ${units(read)} read units of DynamoDB.`;
}
