/** Long words with soft hyphens between their syllables, for narrow cards: not every browser can hyphenate by itself. Pure. */

const syllables =
  /([aeiouy])(?=(?:[bcdfgpt][lr]|ch|gh|ph|qu|sh|th|[^aeiouy\W])[aeiouy])|([aeiouy][^aeiouy\W])(?=(?:[bcdfgpt][lr]|ch|gh|ph|sh|th|[^aeiouy\W])[aeiouy])/gi;

/** Words shorter than this stand on one line. */
const long = 9;
const shy = "\u00ad";

/** `Microbiology` as `Mi-cro-bio-lo-gy`, with hyphens that show only where the line ends. */
export const breakable = (text: string): string =>
  text.replace(/[a-z]+/gi, (word) =>
    word.length < long
      ? word
      : word.replace(syllables, (found, _open, _closed, at: number) =>
          at + found.length < 2 || word.length - at - found.length < 3 ? found : found + shy,
        ),
  );
