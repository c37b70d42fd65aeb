// How GraphiQL asks the gateway.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { parse } from 'graphql';

const send = createGraphiQLFetcher({ url: new URL('graphql', location.href).href, enableIncrementalDelivery: false });

/**
 * Send an operation. GraphiQL learns a tab's operation a moment after it opened the tab; whoever runs it sooner must not be
 * told that there is no operation of the last tab's name.
 */
export async function fetcher(asked, options) {
  const names = operations(asked.query);
  const operationName = names.length === 1 ? names[0] : asked.operationName;
  try {
    return await send({ ...asked, operationName }, options);
  } catch (error) {
    return { errors: [{ message: told(error) }] };
  }
}

/** Say in two languages what the browser says in its own way. */
function told(error) {
  if (!(error instanceof TypeError)) return error.message;
  return error.message.includes('ISO-8859-1')
    ? '请求头里只能写 ASCII 字符。Headers can hold ASCII characters only.'
    : '网关没有回答,请确认它在运行。The gateway did not answer; see that it runs.';
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
