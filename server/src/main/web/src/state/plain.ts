/** Words as a search compares them: without case, accents and the letters' small differences. */

/** "Cote" finds "Côte"; the dotless ı is an i to a searcher; Arabic without its vowel signs, with one alif, ya and ha. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ٱ', 'ا');
}

/** The words that are searched for. */
export function wordsOf(text: string): readonly string[] {
  return plain(text).split(/\s+/).filter(Boolean);
}
