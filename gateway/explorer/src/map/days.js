// The days on which the matrix changed since the wallet's first, told by every region's history, and the slider through them.
import { byId, h } from './dom.js';

const FIRST = '2024-12-02'; // the wallet's first day; before it nothing crossed a province's border
const PACE = 1500; // milliseconds for each day when playing
const LABELS = 12; // as many as stand beside one another

/** The days worth a look, in their order: the eve of the first, each change, today. */
export async function changeDays({ gateway }, today) {
  const { regions } = await gateway.ask('changes', {});
  const starts = regions
    .flatMap(({ openings, across, inside }) => [...openings, ...across, ...inside])
    .map(({ since, attested }) => since ?? attested)
    .filter((day) => day >= FIRST && day <= today)
    .sort();
  const days = new Set([...(starts.length ? [eve(starts[0])] : []), ...starts, today]);
  return [...days].sort();
}

function eve(day) {
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
}

export class Days {
  #change;
  #days = [];
  #today;
  #range = byId('day');
  #play = byId('day-play');
  #timer;

  /** The slider; `change` is called when another day is chosen. */
  constructor(change) {
    this.#change = change;
    byId('day-before').addEventListener('click', () => this.#step(-1));
    byId('day-after').addEventListener('click', () => this.#step(1));
    this.#range.addEventListener('input', () => this.#step(0));
    this.#play.addEventListener('click', () => (this.#timer ? this.#stop() : this.#run()));
  }

  /** The chosen day; undefined is today, which the gateway knows better. */
  get day() {
    const day = this.#days[this.#index];
    return day === this.#today ? undefined : day;
  }

  /** Offer these days and begin with today, or with `day`, which is offered too. */
  offer(changes, today, day) {
    const days = /^\d{4}-\d\d-\d\d$/.test(day) ? [...new Set([...changes, day])].sort() : changes;
    this.#days = days;
    this.#today = today;
    this.#range.max = days.length - 1;
    byId('day-stops').replaceChildren(...days.map((each, value) => h('option', { value, label: each })));
    const step = Math.ceil(days.length / LABELS);
    const label = (each, at) => (each === today ? '今天 today' : (days.length - 1 - at) % step ? '' : each);
    byId('day-labels').replaceChildren(...days.map((each, at) => h('li', null, label(each, at))));
    this.#range.disabled = this.#play.disabled = false;
    this.#set(days.includes(day) ? days.indexOf(day) : days.indexOf(today));
  }

  get #index() {
    return this.#range.valueAsNumber;
  }

  #set(index) {
    this.#range.value = index;
    const day = this.#days[this.#index];
    const shown = day === this.#today ? `${day} 今天 today` : day;
    this.#range.setAttribute('aria-valuetext', shown);
    byId('day-shown').textContent = shown;
    byId('day-before').disabled = this.#index === 0;
    byId('day-after').disabled = this.#index === this.#days.length - 1;
    [...byId('day-labels').children].forEach((each, at) => each.classList.toggle('chosen', at === this.#index));
  }

  #turn(index) {
    this.#set(index); // a range keeps itself within its bounds
    this.#change();
  }

  #step(by) {
    this.#stop();
    this.#turn(this.#index + by);
  }

  #run() {
    const last = this.#days.length - 1;
    this.#turn(this.#index === last ? 0 : this.#index + 1);
    this.#play.setAttribute('aria-pressed', true);
    this.#timer = setInterval(() => {
      this.#turn(this.#index + 1);
      if (this.#index === last) this.#stop();
    }, PACE);
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#play.setAttribute('aria-pressed', false);
  }
}
