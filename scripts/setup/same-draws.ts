// Before each file of unit tests: properties are tried on the same draws at every run, so that what passes once passes again.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1 });
