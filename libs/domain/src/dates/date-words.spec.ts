import { dayWords, zoneWords } from './date-words.js';

it('a day carries its weekday, whatever the machine’s zone', () => expect(dayWords('2027-01-30')).toBe('Sat 30 Jan 2027'));
it.each([['America/Chicago', 'Central Time (Chicago)'], ['America/New_York', 'Eastern Time (New York)']])('%s is said as %s', (zone, words) => expect(zoneWords(zone)).toBe(words));
