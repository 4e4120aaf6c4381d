// Names that a person types, beside those that are offered below their field: the others are new.

export const plain = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();

/** Those of some names that the list of a field does not know, by no spelling. */
export function unknown(list, names) {
  const known = new Set([...list.options].flatMap((option) => [option.value, ...option.label.split(" · ")]).map(plain));
  return names.map((name) => name.trim()).filter((name) => name && !known.has(plain(name)));
}
