// Numbers, dates and names for people.
const wholeNumber = new Intl.NumberFormat("en");
const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export const count = (number, one, many = `${one}s`) => `${wholeNumber.format(number)} ${number === 1 ? one : many}`;
export const percent = (share) => `${Math.round(share * 100)} %`;
export const milliseconds = (number) => `${number < 10 ? number.toFixed(1) : Math.round(number)} ms`;
export const onDay = (iso) => format(day, iso);
export const atMoment = (iso) => format(moment, iso);

function format(formatter, iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? "" : formatter.format(date);
}

export function bytes(number) {
  const units = ["B", "kB", "MB", "GB"];
  let unit = 0;
  while (number >= 1000 && unit < units.length - 1) {
    number /= 1000;
    unit++;
  }
  return `${number >= 10 || unit === 0 ? Math.round(number) : number.toFixed(1)} ${units[unit]}`;
}

/** The last part of a path, or the host of an address. */
export function shortSource(source) {
  const address = /^https?:\/\/([^/]+)/i.exec(source);
  return address ? address[1] : (source.split(/[\\/]/).filter(Boolean).pop() ?? source);
}

export const titleOf = (thing) => thing.title || shortSource(thing.source ?? thing.id ?? "") || "Untitled";
