/** Looking ahead with the same engine: the whole public face of the room `forecast`. */
export { afterPaying } from './after-paying.ts';
export type { AfterPaying, Applied, Returns, Stays, Stops } from './after-paying.ts';
export type { Afterwards, Choice, ChosenPayment } from './choice.ts';
export type { ForecastEntry } from './entry.ts';
export { forecastOf } from './forecast.ts';
export type { Forecast, ForecastQuestion } from './forecast.ts';
export { sayAfterPaying } from './say-after-paying.ts';
export type { SaidAfterPaying } from './say-after-paying.ts';
export { sayEntry } from './say-entry.ts';
export type { Voice } from './voice.ts';
