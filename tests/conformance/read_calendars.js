// Reads calendars as ical.js does: JSON {id: text} in, {id: [dates]} out, for the tests.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const MOST = 60;

function written(time) {
  return time.isDate
    ? time.toString()
    : time.convertToZone(ICAL.Timezone.utcTimezone).toString();
}

function read({ item, startDate, endDate }) {
  const { component } = item;
  return {
    uid: item.uid,
    start: written(startDate),
    end: written(endDate),
    summary: item.summary,
    status: component.getFirstPropertyValue('status'),
    description: item.description,
    location: item.location,
    categories: component.getFirstProperty('categories')?.getValues() ?? [],
    conference: component.getFirstPropertyValue('conference'),
  };
}

function* datesOf(event) {
  if (!event.isRecurring()) {
    const { startDate, endDate } = event;
    yield read({ item: event, startDate, endDate });
    return;
  }
  const dates = event.iterator();
  for (let count = 0; count < MOST; count += 1) {
    const date = dates.next();
    if (!date) return;
    yield read(event.getOccurrenceDetails(date));
  }
}

function datesIn(text) {
  const every = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const [masters, changes] = [false, true].map((changed) =>
    every.filter((one) => one.hasProperty('recurrence-id') === changed),
  );
  const uidOf = (one) => one.getFirstPropertyValue('uid');
  return masters.flatMap((master) => {
    const exceptions = changes.filter((one) => uidOf(one) === uidOf(master));
    return [...datesOf(new ICAL.Event(master, { exceptions }))];
  });
}

const calendars = JSON.parse(readFileSync(0, 'utf-8'));
const found = Object.entries(calendars).map(([id, text]) => [id, datesIn(text)]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
