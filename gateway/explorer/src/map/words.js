// The words of the API's enums, as the schema describes them: Chinese first, English second, so that no word is kept twice.

const ENUM = /^enum (\w+) \{\n([^}]*)\}/gm;
const CLAUSE = /[,;:(]/;
const VALUE = /"""\s*(.*?)\s*"""\s+(\w+)/gs;

export class Words {
  #enums = new Map();

  constructor(sdl) {
    for (const [, name, body] of sdl.matchAll(ENUM)) {
      this.#enums.set(name, new Map([...body.matchAll(VALUE)].map(([, text, key]) => [key, parted(text)])));
    }
  }

  /** The values of an enum, in the schema's order. */
  keys(name) {
    return [...(this.#enums.get(name)?.keys() ?? [])];
  }

  /** What a value is called, `{ zh, en }`; its own name where the schema does not know it. */
  tell(name, key) {
    return this.#enums.get(name)?.get(key) ?? { zh: key, en: key };
  }

  /** The first clause of it, where there is no room for more. */
  brief(name, key) {
    const { zh, en } = this.tell(name, key);
    return { zh: zh.split(CLAUSE)[0], en: en.split(CLAUSE)[0] };
  }
}

function parted(text) {
  const end = text.lastIndexOf('。');
  if (end < 0) return { zh: text, en: text };
  return {
    zh: text.slice(0, end),
    en: text
      .slice(end + 1)
      .trim()
      .replace(/\.$/, ''),
  };
}
