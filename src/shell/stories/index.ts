/** Story files with their terms: the whole public face of the room `stories`. */
export { loadStory, STORY_FAULTS_MAX, storyFrom } from './load-story.ts';
export type { Source, StoryFile } from './load-story.ts';
export { loadTerms, termsNames } from './load-terms.ts';
export type { FileFaults, TermsFile } from './load-terms.ts';
export type { Title } from './title.ts';
