/** A strategy held against packs and templates, and tried on one life: the whole public face of the room `review`. */
export type { HandOverForecast } from './hand-over.ts';
export type { ForeseenIntent, LivedDay, Supposed } from './live.ts';
export type { SupposedHold } from './model-person.ts';
export { preview, PREVIEW_DAYS_MAX } from './preview.ts';
export type { PreviewQuestion } from './preview.ts';
export type { ReviewQuestion } from './question.ts';
export { review } from './review.ts';
export type { StrategyReview } from './review.ts';
export { nothingSupposed, readSupposed } from './supposed.ts';
export type { SupposedLife } from './supposed.ts';
