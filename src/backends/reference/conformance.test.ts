// The reference backend against the suite: agreement with itself is trivial, the rest is not.
import { describeConformance } from '../conformance/describe-conformance.ts';
import { referenceBackend } from './index.ts';

describeConformance(referenceBackend);
