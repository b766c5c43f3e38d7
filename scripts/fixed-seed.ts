/** Loaded before every test file: a property that names no seed gets this one, so that a run is a function of the commit. */
import fc from 'fast-check';

const seed = 20_261_123;
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
