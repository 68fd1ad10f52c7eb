import { Unreachable } from '../shared/api.js';

/**
 * Reads a stream of server-sent events that came by `fetch`, which, unlike `EventSource`, can send
 * the header that says who is asking.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 * @typedef {{id: string|null, type: string, data: string|null}} Event `id` is null where none was
 *     sent; one without `data` only says how far the stream is
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {AsyncGenerator<Event>} fails with {@link Unreachable} where the stream breaks off
 */
export async function* eventsOf(stream) {
  let event = empty();
  for await (const line of linesOf(stream)) {
    if (line === '') {
      if (event.data !== null || event.id !== null) {
        yield event;
      }
      event = empty();
    } else {
      take(event, line);
    }
  }
}

function empty() {
  return { id: null, type: 'message', data: null };
}

function take(event, line) {
  const [, field, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line);
  switch (field) {
    case 'data': event.data = event.data === null ? value ?? '' : `${event.data}\n${value ?? ''}`; break;
    case 'event': event.type = value ?? 'message'; break;
    case 'id': event.id = value ?? ''; break;
    default: // a comment keeps the connection alive; other fields mean nothing here
  }
}

async function* linesOf(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let read = await next(reader); !read.done; read = await next(reader)) {
      const lines = (rest + read.value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      yield* lines;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function next(reader) {
  try {
    return await reader.read();
  } catch {
    throw new Unreachable('The stream broke off.');
  }
}
