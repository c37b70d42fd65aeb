// Places by name: all provinces, the cities of one, and the two selects that pick one.
import { fill } from './dom.js';

const asked = new Map();

/** The provinces, or with `within` the cities or counties of one, as `{ code, name }`; asked once for each language. */
export function places({ gateway, lang }, within, level = 'PREFECTURE') {
  const variables = within ? { level, within, lang } : { lang };
  const key = JSON.stringify(variables);
  if (!asked.has(key)) {
    const answer = gateway.ask('places', variables).then(({ regions }) => regions);
    answer.catch(() => asked.delete(key));
    asked.set(key, answer);
  }
  return asked.get(key);
}

/** Shorten a region's name for an axis: 内蒙古自治区 to 内蒙古, 新疆生产建设兵团 to 兵团, Corps to their initials. */
export function shortened(name) {
  if (name.endsWith('Corps')) return name.replace(/[^A-Z]/g, '');
  return name.replace(/^.*建设(?=兵团$)/, '').replace(/(?<=..)(省|市|(.族|维吾尔)?自治区)$/, '');
}

export class PlacePicker {
  #page;
  #province;
  #city;

  /** Pick by two selects, beginning with `code`; `change` is called when another is picked. */
  constructor(page, province, city, code, change) {
    Object.assign(this, { code });
    this.#page = page;
    this.#province = province;
    this.#city = city;
    for (const select of [province, city]) {
      select.addEventListener('change', () => {
        this.code = (select === city && city.value) || province.value;
        change();
      });
    }
  }

  /** Fill both selects with the names of the language of now. */
  async refresh(signal) {
    // GB/T 2260: the first two digits are the province; the cities that the XPCC runs lie in it.
    const province = /^6590(?!00)/.test(this.code) ? '660000' : `${this.code.slice(0, 2)}0000`;
    const provinces = await places(this.#page);
    signal.throwIfAborted();
    fill(this.#province, named(provinces), province);
    // What the address says may be no province; the answer tells that, and the select offers those there are.
    const real = provinces.some(({ code }) => code === province);
    const areas = real ? await this.#areas(province) : [];
    signal.throwIfAborted();
    fill(this.#city, [['', '不限 Any'], ...named(areas)], this.code === province ? '' : this.code);
    this.#city.disabled = !areas.length;
  }

  /** The cities of a province; with them its counties that lie in none, all where it has no cities, and the one chosen. */
  async #areas(province) {
    const [cities, counties] = await Promise.all(
      ['PREFECTURE', 'COUNTY'].map((level) => places(this.#page, province, level)),
    );
    const inNone = ({ code }) => code.slice(2, 4) === '90'; // GB/T 2260: directly under the province
    return [...cities, ...counties.filter((each) => !cities.length || inNone(each) || each.code === this.code)];
  }
}

/** The options of a select, one for each region. */
export function named(regions) {
  return regions.map(({ code, name }) => [code, name]);
}
