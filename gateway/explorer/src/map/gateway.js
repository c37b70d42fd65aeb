// The gateway: the operations it ships, and what they answer.

/** Nothing came back that could be read as an answer. */
export class Unreachable extends Error {}

/** The gateway answered with errors of GraphQL's. */
export class Refused extends Error {}

export class Gateway {
  #operations;

  constructor(operations) {
    this.#operations = operations;
  }

  /** Ask a shipped operation, by its file's name; give its data. */
  async ask(operation, variables, signal) {
    const { name, text } = this.#operations[operation];
    const { data, errors } = await read('graphql', 'json', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, operationName: name, variables }),
      signal,
    });
    signal?.throwIfAborted();
    if (errors?.length) throw new Refused(errors.map(({ message }) => message).join('\n'));
    return data;
  }
}

/** Fetch what the gateway is and has: itself, and its schema's text. */
export async function meet() {
  const [{ operations }, sdl] = await Promise.all([
    read('explorer/operations.json', 'json'),
    read('schema.graphql', 'text'),
  ]);
  return { gateway: new Gateway(operations), sdl };
}

// GraphQL's errors come with a 4xx too, and are told as they are; what cannot be read is no answer.
async function read(path, kind, options) {
  try {
    const response = await fetch(path, options);
    if (!response.ok && !options) throw new Error(`${path}: ${response.status}`);
    return await response[kind]();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Unreachable(error.message, { cause: error });
  }
}
