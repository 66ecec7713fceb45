// The snapshots of what a screen reader is told are compared at whatever time the tests run: nothing that
// the pages write of a time may be another one to them.
import { expect, test } from "@playwright/test";
import { steady } from "../support/steady";

const MONTHS = {
  en: "January February March April May June July August September October November December".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};
const WEEKDAYS = {
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
  fr: "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" "),
};

/** Every minute of a day. */
const minutes = Array.from({ length: 24 * 60 }, (_, at) => [Math.floor(at / 60), at % 60]);
/** Every day of a year, as `Date` counts months and weekdays. */
const days = Array.from({ length: 366 }, (_, at) => new Date(2028, 0, 1 + at));

const two = (count: number) => String(count).padStart(2, "0");

/** As app/words writes it. */
const english = (hour: number, minute: number) => `${two(hour)}:${two(minute)}`;
const french = (hour: number, minute: number) => (minute === 0 ? `${hour} h` : `${hour} h ${two(minute)}`);

/** What a snapshot says, at any time: each of what is said once. */
const told = (said: string[]) => [...new Set(said.map(steady))];

test("a snapshot is the same at every minute of the day", () => {
  const at = (write: (hour: number, minute: number) => string) => told(minutes.map(([hour, minute]) => write(hour, minute)));
  const seconds = (minute: number) => two(59 - minute);
  expect(at((hour, minute) => `As of ${english(hour, minute)}. It is`)).toEqual(["As of 00:00. It is"]);
  expect(at((hour, minute) => `As of ${english(hour, minute)}:${seconds(minute)}, by`)).toEqual(["As of 00:00, by"]);
  expect(at((hour, minute) => `À jour à ${french(hour, minute)}. La liste`)).toEqual(["À jour à 00:00. La liste"]);
  expect(at((hour, minute) => `à ${french(hour, minute)} Nouvelle`)).toEqual(["à 00:00 Nouvelle"]);
  const exactly = (hour: number, minute: number) => `à ${hour} h ${two(minute)} min ${seconds(minute)} s, à l’horloge`;
  expect(at(exactly)).toEqual(["à 00:00, à l’horloge"]);
});

test("a snapshot is the same on every day of the year", () => {
  const sent = days.map((day) => {
    const date = `${MONTHS.en[day.getMonth()]} ${day.getDate()}, ${day.getFullYear()}`;
    return `Sent ${WEEKDAYS.en[day.getDay()]}, ${date}, 09:05`;
  });
  expect(told(sent)).toEqual(["Sent Thursday, 1 January 2026, 00:00"]);
  const envoyée = days.map((day) => {
    const date = day.getDate() === 1 ? "1er" : day.getDate();
    return `Envoyée ${WEEKDAYS.fr[day.getDay()]} ${date} ${MONTHS.fr[day.getMonth()]} ${day.getFullYear()} à 9 h 05`;
  });
  expect(told(envoyée)).toEqual(["Envoyée jeudi 1 January 2026 à 00:00"]);
});

test("what is always the same stays as it is", () => {
  for (const said of [
    "- checkbox \"Conserver mes réponses sur cet ordinateur pendant 24 heures\"",
    "- term: Perte auditive Soudaine (72 heures ou moins), Graduelle",
    "- definition: 9 avril 1971",
    "- definition: 9735 353 315, Colombie-Britannique (PHN)",
  ]) {
    expect(steady(said)).toBe(said);
  }
});
