import { Refused, Unreachable } from '../shared/api.js';
import { byId } from '../shared/dom.js';
import { Form } from './form.js';
import { categoryOf, mapName, pointCount, pointName } from './names.js';
import { current, mapPath, pointPath, put, remove } from './questions.js';

const MAP_FIELDS = [
  { name: 'city', label: 'City', required: true },
  { name: 'state', label: 'State or region' },
  { name: 'country', label: 'Country', hint: 'A name or a code, such as Australia or AUS.' },
];
const IDENTIFIER = { name: '', label: 'Identifier', required: true,
  hint: 'Stands in addresses and cannot be changed later.' };
const IDS = ['mapId', 'pointId'];
const SUMMARY = ['totalPoints', 'categoryCounts', 'uncategorised', 'tourismScore'];

/** Adds, changes and deletes maps and points, by dialogs. */
export class Changes {
  #form = new Form();

  /** @param {(difference: object, token: string|null) => Promise<void>|void} onDone */
  constructor(onDone) {
    this.onDone = onDone;
  }

  addMap() {
    this.#form.open({
      title: 'Add a map', fields: [...MAP_FIELDS, IDENTIFIER], members: {},
      suggest: ({ city }) => identifier(city, 'MapId'), done: refocus,
      save: (id, members) => this.#add('map', mapPath(id), members, { map: id }),
    });
  }

  async changeMap(map) {
    await this.#change(mapPath(map.mapId), members => ({
      title: `Change ${mapName(map)}`, members: without(members, [...IDS, ...SUMMARY]),
      fields: MAP_FIELDS.map(field => (field.name === 'city'
        ? { ...field, required: typeof members.city === 'string' } : field)),
    }));
  }

  /**
   * @param {string[]} categories that the map has
   * @param {[number, number]|null} at longitude and latitude
   */
  addPoint(map, categories, at = null) {
    this.#form.open({
      title: `Add a point to ${mapName(map)}`,
      fields: [...pointFields(categories, true), IDENTIFIER],
      members: at === null ? {} : { longitude: at[0], latitude: at[1] },
      suggest: ({ name }) => identifier(name, 'Id'), done: refocus,
      save: (id, members) => this.#add('point', pointPath(map.mapId, id), members,
          { point: id, category: null }),
    });
  }

  async changePoint(point, categories) {
    await this.#change(pointPath(point.mapId, point.pointId), members => ({
      title: `Change ${pointName(point)}`, members: without(members, IDS),
      fields: pointFields(categories, false),
    }));
  }

  removeMap(map) {
    this.#confirm(`Delete ${mapName(map)}?`, map.totalPoints === 0
      ? 'It has no points.' : `This deletes its ${pointCount(map.totalPoints)} too. It cannot be undone.`,
    mapPath(map.mapId), { map: null, point: null, category: null });
  }

  removePoint(point) {
    const category = categoryOf(point);
    this.#confirm(`Delete ${pointName(point)}?`, category
      ? `The totals go down by one, ${category} among them. It cannot be undone.`
      : 'The total goes down by one. It cannot be undone.',
    pointPath(point.mapId, point.pointId), { point: null });
  }

  async #add(what, path, members, difference) {
    try {
      await this.onDone(difference, await put(path, members, null));
    } catch (error) {
      throw error.status === 412 ? new Refused(
          `There is a ${what} with this identifier already; choose another one.`,
          { field: 'id' }) : error;
    }
  }

  /** Asks for what stands there first: what is shown may be older. */
  async #change(path, plan) {
    try {
      const { body, tag } = await current(path);
      this.#form.open({
        ...plan(body), suggest: null, done: refocus,
        save: (_, members) => this.#replace(path, members, tag, plan),
      });
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreachable)) {
        throw error;
      }
      this.onDone({}, null);
    }
  }

  async #replace(path, members, tag, plan) {
    try {
      await this.onDone({}, await put(path, members, tag));
    } catch (error) {
      throw error.status === 412 ? Object.assign(
          new Refused('Somebody else has changed or deleted this meanwhile; nothing is saved.'),
          { reload: () => this.#change(path, plan) }) : error;
    }
  }

  #confirm(title, text, path, difference) {
    const dialog = byId('confirm');
    byId('confirm-title').textContent = title;
    byId('confirm-text').textContent = text;
    byId('confirm-error').hidden = true;
    byId('confirm-yes').onclick = async () => {
      try {
        const token = await remove(path);
        dialog.close();
        await this.onDone(difference, token);
        refocus();
      } catch (error) {
        if (error.status === 404) {
          dialog.close();
          await this.onDone(difference, null);
          refocus();
        } else {
          byId('confirm-error').hidden = false;
          byId('confirm-error').textContent = error.message;
        }
      }
    };
    dialog.showModal();
  }
}

/** Where the keyboard goes on, if what it was on is gone. */
function refocus() {
  const at = document.activeElement;
  if (at === document.body || at.closest('dialog')) {
    (document.querySelector('.point-head[aria-expanded="true"]') ?? document.getElementById('title'))?.focus();
  }
}

function pointFields(categories, isNew) {
  return [
    { name: 'name', label: 'Name', required: isNew },
    { name: 'category', label: 'Category', choices: categories,
      hint: 'Counted on its own, such as Landmark; may be left empty.' },
    { name: 'latitude', label: 'Latitude', range: [-90, 90] },
    { name: 'longitude', label: 'Longitude', range: [-180, 180] },
  ];
}

/** `Space Needle` becomes SpaceNeedleId. */
function identifier(name, ending) {
  const words = (name ?? '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length === 0 ? ''
    : words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('') + ending;
}

function without(members, names) {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}
