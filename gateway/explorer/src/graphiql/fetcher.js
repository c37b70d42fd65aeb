// How GraphiQL asks the gateway.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { parse } from 'graphql';

const send = createGraphiQLFetcher({ url: new URL('graphql', location.href).href, enableIncrementalDelivery: false });

/**
 * Send an operation. GraphiQL learns a tab's operation a moment after it opened the tab; whoever runs it sooner must not be
 * told that there is no operation of the last tab's name.
 */
export function fetcher(asked, options) {
  const names = operations(asked.query);
  const operationName = names.length === 1 ? names[0] : asked.operationName;
  return send({ ...asked, operationName }, options);
}

function operations(query) {
  try {
    return parse(query)
      .definitions.filter(({ kind }) => kind === 'OperationDefinition')
      .map(({ name }) => name?.value);
  } catch {
    return []; // the gateway says what is wrong with it
  }
}
