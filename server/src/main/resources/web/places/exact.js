/** More digits than this and JavaScript's numbers may round them. */
const SAFE_DIGITS = 15;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/**
 * JSON with every digit of its numbers, so that writing back what was read changes none: numbers
 * that JavaScript would round are kept as they are written, where the browser can.
 */
export function parseExactly(text) {
  return JSON.parse(text, (_, value, context) =>
    typeof value === 'number' && context?.source ? number(context.source) : value);
}

/** @returns {number|object|null} null where the text is no number of JSON */
export function number(text) {
  if (!NUMBER.test(text)) {
    return null;
  }
  const digits = text.replace(/[eE].*|\D/g, '').length;
  return digits > SAFE_DIGITS && JSON.rawJSON ? JSON.rawJSON(text) : Number(text);
}
