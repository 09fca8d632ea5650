const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";

const OTHER = new Map(
  [...LATIN].flatMap((latin, i) => {
    const cyrillic = CYRILLIC.charAt(i);
    return [[latin, cyrillic], [cyrillic, latin]] as const;
  }),
);

/** The same keys in the other of the two layouts: `djpdhfn` is «возврат». */
export function otherLayout(text: string): string {
  return [...text.toLowerCase()].map((letter) => OTHER.get(letter) ?? letter).join("");
}
