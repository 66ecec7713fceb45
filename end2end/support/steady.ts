// What a page says at one time, as it says it at any other: to be compared with what was looked at.

/** What is another one in every run: numbers, keys, links, days and times; and a toast, which goes by itself. */
export function steady(tree: string): string {
  return tree
    .replace(/\n- status:\n {2}- paragraph: [^\n]*$/, "\n- status")
    .replace(/R- ?[1-9B-DF-HJ-NP-TV-Z]{4}- ?[1-9B-DF-HJ-NP-TV-Z]{4}- ?[1-9B-DF-HJ-NP-TV-Z]\b/g, "R-0000-0000-0")
    .replace(/\/status\/\S+/g, "/status/…")
    .replace(/\/inbox\/[0-9a-f]{32}/g, "/inbox/…")
    .replace(/\/join#[\w-]+/g, "/join#…")
    .replace(/\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b/g, "AAAA …")
    .replace(/(definition: )([a-z]+(-[a-z]+)? ){5}[a-z]+(-[a-z]+)?$/gm, "$1six words")
    .replace(/: "?([1-8]) ?[0-9A-HJKMNP-TV-Z]{5}"?$/gm, ": $1 AAAAA")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://127.0.0.1")
    .replace(/\b([0-9A-F]{4}[ -]){3,}[0-9A-F]{4}\b/gi, "0000-…")
    .replace(/\b\d{1,2}(er)? \p{L}{3,9}\.? 20\d\d\b/gu, "1 January 2026")
    .replace(/\b\p{L}{3,9} \d{1,2}, 20\d\d\b/gu, "1 January 2026")
    .replace(/\p{L}+day, (?=1 January)/gu, "Thursday, ")
    .replace(/(lun|mar|mercre|jeu|vendre|same)di (?=1 January)|dimanche (?=1 January)/g, "jeudi ")
    .replace(/\b\d{2}[ \u00a0](years|ans)\b/g, "50 $1")
    .replace(/\b20\d\d-\d\d-\d\d\b/g, "2026-01-01")
    .replace(/\b\d{1,2}:\d\d(:\d\d)?(?!\d)/g, "00:00")
    // French writes the full hour without its minutes.
    .replace(/\b\d{1,2} h( \d\d)?\b/g, "00:00")
    .replace(/00:00\s*min\s*\d\d\s*s/g, "00:00");
}
