const RADIUS = 5.5;
/** With more points than this in sight, only the one that is pointed at has its name beside it. */
const MOST_LABELS = 60;
const LETTER = 6.6;
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

/** Points and signs on the map. The list beside the map has the same for those who cannot see it. */
export class Markers {
  #selected = null;
  #labels;
  #pointed;

  /** @param {object} group a d3 selection of a `g` */
  constructor(group, choose) {
    this.choose = choose;
    this.signs = group.append('g');
    this.marks = group.append('g');
    this.#labels = group.append('g');
    this.#pointed = group.append('g');
  }

  /**
   * @param {import('./worldmap.js').Mark[]} marks
   * @param {import('./worldmap.js').Sign[]} signs
   */
  show(marks, signs) {
    this.marks.selectAll('circle').data(marks, mark => mark.id).join('circle')
        .attr('class', mark => `mark ${mark.colour}`).attr('r', RADIUS)
        .on('click', (_, mark) => this.choose.mark(mark.id))
        .on('pointerenter', (_, mark) => this.#point(mark))
        .on('pointerleave', () => this.#point(null));
    const most = Math.max(1, ...signs.map(({ total }) => total));
    this.signs.selectAll('g').data(signs, sign => sign.country.properties.a3).join(sign)
        .on('click', (_, each) => this.choose.sign(each))
        .call(each => each.select('circle').attr('r', ({ total }) => 10 + 10 * Math.sqrt(total / most)))
        .call(each => each.select('text').text(({ total }) => short.format(total)))
        .call(each => each.select('title').text(({ label }) => label));
  }

  /** @returns {boolean} whether another one is pointed out now */
  select(id) {
    const isOther = this.#selected !== id;
    this.#selected = id;
    return isOther;
  }

  draw(projection, size, labelled) {
    const move = ({ at }) => `translate(${projection(at).map(Math.round)})`;
    this.marks.selectAll('circle').attr('transform', move)
        .classed('chosen', mark => mark.id === this.#selected)
        .filter(mark => mark.id === this.#selected).raise();
    this.signs.selectAll('g').attr('transform', move);
    this.#labels.attr('visibility', labelled ? null : 'hidden');
    if (labelled) {
      this.#write(projection, size);
    }
  }

  #write(projection, [width, height]) {
    const placed = this.marks.selectAll('circle').data()
        .map(mark => ({ mark, at: projection(mark.at) }))
        .filter(({ at: [x, y] }) => x > 0 && y > 0 && x < width && y < height);
    const first = placed.filter(({ mark }) => mark.id === this.#selected);
    const others = placed.length > MOST_LABELS ? [] : placed.filter(each => !first.includes(each));
    const written = room({ first, others, points: placed }, width);
    this.#labels.selectAll('text').data(written, ({ mark }) => mark.id).join('text')
        .attr('class', ({ mark }) => (mark.id === this.#selected ? 'label chosen' : 'label'))
        .attr('x', ({ x }) => x).attr('y', ({ y }) => y).text(({ text }) => text);
  }

  #point(mark) {
    this.#pointed.selectAll('text').remove();
    if (mark && mark.id !== this.#selected) {
      const [, x, y] = /\((-?\d+),(-?\d+)\)/.exec(this.marks.selectAll('circle')
          .filter(each => each === mark).attr('transform'));
      this.#pointed.append('text').attr('class', 'label pointed').attr('x', Number(x) + 10)
          .attr('y', Number(y) + 4).text(shortened(mark.label));
    }
  }
}

/** Names beside their points, left or right: the first ones anyhow, the others where there is room. */
function room({ first, others, points }, width) {
  const taken = points.map(({ at: [x, y] }) => [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]);
  const written = [];
  for (const each of [...first, ...others]) {
    const { mark, at: [x, y] } = each;
    const text = shortened(mark.label);
    const length = text.length * LETTER;
    const box = left => [left, y - 8, left + length, y + 8];
    const sides = [x + 10, x - 10 - length].filter(left => left > 2 && left + length < width);
    const left = sides.find(side => !taken.some(other => cover(box(side), other)))
        ?? (first.includes(each) ? sides[0] : undefined);
    if (left !== undefined) {
      taken.push(box(left));
      written.push({ mark, text, x: left, y: y + 4 });
    }
  }
  return written;
}

function cover(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function shortened(label) {
  const letters = [...label];
  return letters.length > 32 ? `${letters.slice(0, 31).join('')}…` : label;
}

function sign(enter) {
  const group = enter.append('g').attr('class', 'sign');
  group.append('title');
  group.append('circle');
  group.append('text').attr('text-anchor', 'middle').attr('dy', '.35em');
  return group;
}
