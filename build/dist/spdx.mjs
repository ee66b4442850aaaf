/** Licences under which we may ship: each lets a county copy and use the program without duties beyond a notice. */
export const allowedLicences = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Zlib', '0BSD']);

/**
 * The licences we rely on for an SPDX expression, or null where it does not leave us a permissive choice. Of alternatives the
 * first allowed one is chosen; of what is joined by AND each part must be allowed. AND binds closer than OR.
 */
export function chosenLicences(expression) {
  const words = expression.match(/\(|\)|[A-Za-z0-9.+-]+/g) ?? [];
  let at = 0;
  const isNext = (word) => words[at]?.toUpperCase() === word;
  function single() {
    if (words[at] === '(') {
      at += 1;
      const inner = either();
      if (words[at] !== ')') return null;
      at += 1;
      return inner;
    }
    const word = words[at];
    at += 1;
    return word !== undefined && allowedLicences.has(word) ? [word] : null;
  }
  function joined(read, word, combine) {
    let value = read();
    while (isNext(word)) {
      at += 1;
      value = combine(value, read());
    }
    return value;
  }
  const all = () => joined(single, 'AND', (left, right) => (left && right ? [...left, ...right] : null));
  const either = () => joined(all, 'OR', (left, right) => left ?? right);
  const chosen = either();
  return at === words.length ? chosen : null;
}
