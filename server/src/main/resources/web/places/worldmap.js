import { mainland } from './atlas.js';
import { AROUND, Land } from './land.js';
import { Markers } from './markers.js';
import { scaleBar } from './scale.js';

const MARGIN = 40;
/** Pixels to a radian: the whole of a harbour fills the frame. */
const CLOSEST = 4_000_000;
/** Points that lie close together are not looked at more closely than this by themselves. */
const CLOSEST_FIT = 150_000;
const KEYS = {
  ArrowLeft: map => map.pan(1, 0), ArrowRight: map => map.pan(-1, 0),
  ArrowUp: map => map.pan(0, 1), ArrowDown: map => map.pan(0, -1),
  '+': map => map.zoom(2), '=': map => map.zoom(2), '-': map => map.zoom(0.5),
  0: map => map.fit(), w: map => map.world(),
};

/**
 * A map that is moved by mouse, finger and keys. Shows either signs on countries or points; which
 * part of the earth is seen is kept until something else is shown.
 *
 * @typedef {{country: object, at: [number, number], total: number, label: string}} Sign
 * @typedef {{id: string, at: [number, number], label: string, colour: string}} Mark
 */
export class WorldMap {
  #size = [0, 0];
  #projection;
  #zoom;
  #svg;
  #land;
  #markers;
  #shown = { signs: [], marks: [], home: null };
  #frame = 0;

  /**
   * @param {HTMLElement} place
   * @param {import('./atlas.js').Atlas} atlas
   * @param {{mark: (id: string) => void, sign: (sign: Sign) => void,
   *     place: (at: [number, number]) => void}} choose
   */
  constructor(place, atlas, choose) {
    const { d3 } = globalThis;
    this.place = place;
    this.atlas = atlas;
    this.#projection = d3.geoMercator().precision(0.3);
    this.#svg = d3.select(place).append('svg').attr('tabindex', 0).attr('role', 'group')
        .attr('aria-roledescription', 'map');
    this.#land = new Land(this.#svg.append('g').attr('aria-hidden', 'true'), atlas);
    this.#markers = new Markers(this.#svg.append('g').attr('aria-hidden', 'true'), choose);
    this.#zoom = d3.zoom().filter(isForMap).on('zoom', ({ transform }) => this.#moved(transform))
        .on('end', () => this.#rest());
    this.#svg.call(this.#zoom).on('dblclick.zoom', null)
        .on('dblclick', event => this.#place(event, choose.place))
        .on('keydown', event => this.#key(event));
    new ResizeObserver(() => this.#resize()).observe(place);
    this.#resize();
  }

  describe(text) {
    this.#svg.attr('aria-label', text);
  }

  /**
   * @param {Sign[]} signs
   * @param {boolean} fit whether to move to the whole world
   */
  showSigns(signs, fit) {
    this.#show({ signs, marks: [], home: null }, fit);
  }

  /**
   * @param {Mark[]} marks
   * @param {object|null} home the country to look at where there are no marks
   * @param {boolean} fit whether to move to where they are
   */
  showMarks(marks, home, fit) {
    this.#show({ signs: [], marks, home }, fit);
  }

  /** Points out one mark, and moves there if it is out of sight. */
  select(id) {
    if (!this.#markers.select(id)) {
      return;
    }
    const mark = this.#shown.marks.find(each => each.id === id);
    if (mark && this.#size[0] > 0 && !this.#isSeen(this.#projection(mark.at))) {
      this.#svg.call(this.#zoom.translateTo, ...this.#flat(mark.at));
    }
    this.#draw();
  }

  zoom(by) {
    this.#svg.call(this.#zoom.scaleBy, by);
  }

  pan(x, y) {
    const { k } = globalThis.d3.zoomTransform(this.#svg.node());
    this.#svg.call(this.#zoom.translateBy, 80 * x / k, 80 * y / k);
  }

  /** Moves to what is shown. */
  fit() {
    const { marks, home } = this.#shown;
    if (marks.length > 0) {
      this.#look({ type: 'MultiPoint', coordinates: marks.map(mark => mark.at) }, CLOSEST_FIT);
    } else if (home) {
      this.#look(mainland(home), CLOSEST_FIT);
    } else {
      this.world();
    }
  }

  world() {
    this.#look({ type: 'MultiPoint', coordinates: [[-168, 74], [179, -56]] }, CLOSEST);
  }

  #show(shown, fit) {
    this.#shown = shown;
    this.#markers.show(shown.marks, shown.signs);
    this.#land.highlight(shown.signs.length > 0 ? shown.signs.map(sign => sign.country)
      : [shown.home].filter(Boolean));
    if (fit) {
      this.fit();
    }
    this.#draw();
  }

  #look(object, closest) {
    const [width, height] = this.#size;
    if (width === 0) {
      return;
    }
    const { d3 } = globalThis;
    const margin = Math.min(MARGIN, width / 8, height / 8);
    const flat = d3.geoMercator().scale(1).translate([0, 0]);
    const [[left, top], [right, bottom]] = d3.geoPath(flat).bounds(object);
    const scale = Math.min(closest, (width - 2 * margin) / (right - left),
        (height - 2 * margin) / (bottom - top));
    const [x, y] = [scale * (left + right) / 2, scale * (top + bottom) / 2];
    this.#svg.call(this.#zoom.transform,
        d3.zoomIdentity.translate(width / 2 - x, height / 2 - y).scale(scale));
  }

  #moved({ k, x, y }) {
    this.#projection.scale(k).translate([x, y]);
    this.place.classList.add('moving');
    this.#draw();
  }

  async #rest() {
    this.place.classList.remove('moving');
    this.#draw();
    if (await this.atlas.refine(this.#projection.scale())) {
      this.#draw();
    }
  }

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const moving = this.place.classList.contains('moving');
      this.#land[moving ? 'move' : 'draw'](this.#projection, this.#size);
      this.#markers.draw(this.#projection, this.#size, !moving);
      scaleBar(this.#projection, this.#size);
    });
  }

  #resize() {
    const before = this.#size;
    const { clientWidth: width, clientHeight: height } = this.place;
    this.#size = [width, height];
    this.#svg.attr('viewBox', [0, 0, width, height]);
    this.#projection.clipExtent([[-AROUND, -AROUND], [width + AROUND, height + AROUND]]);
    this.#zoom.extent([[0, 0], [width, height]])
        .scaleExtent([Math.max(width, 300) / (2 * Math.PI), CLOSEST])
        .translateExtent([[-Math.PI, -2.6], [Math.PI, 2]]);
    if (before[0] !== width || before[1] !== height) {
      this.fit();
    }
    this.#draw();
  }

  /** As many decimals as the scale can tell apart. */
  #place(event, choose) {
    if (event.target.closest('.mark, .sign')) {
      return;
    }
    const at = this.#projection.invert(globalThis.d3.pointer(event));
    const decimals = Math.min(6, Math.max(0, Math.round(Math.log10(this.#projection.scale()))));
    choose(at.map(degrees => Number(degrees.toFixed(decimals))));
  }

  #key(event) {
    const action = KEYS[event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action(this);
    }
  }

  #flat(at) {
    return globalThis.d3.geoMercator().scale(1).translate([0, 0])(at);
  }

  #isSeen([x, y]) {
    const [width, height] = this.#size;
    return x > 8 && y > 8 && x < width - 8 && y < height - 8;
  }
}

/** One finger scrolls the page; two move the map. */
function isForMap(event) {
  return event.type === 'touchstart' ? event.touches.length > 1
    : !event.button && (!event.ctrlKey || event.type === 'wheel');
}
